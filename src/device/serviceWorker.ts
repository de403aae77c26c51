import { untilLoaded } from './laterTries.ts'
import { createStore } from './store.ts'

export interface AppStatus {
  /** Whether the app itself opens without a network: it is being stored, it does, or it cannot be stored here. */
  offline: 'starting' | 'ready' | 'unavailable'
  /** A newer version of the app is stored whole, and the page would be of it if it were loaded anew at the reader's word. */
  updateReady: boolean
  /** That version is in use already, in another tab; this page goes on with the one it began with. */
  isSuperseded: boolean
}

export const startingStatus: AppStatus = { offline: 'starting', updateReady: false, isSuperseded: false }
export const appStatus = createStore<AppStatus>(startingStatus)

/**
 * Registers the service worker, once the page is loaded and has nothing better to do. Nothing waits for it, and nothing
 * is thrown: where there can be no worker, `appStatus` says so.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD) return
  const tellUnavailable = () => appStatus.set({ ...appStatus.get(), offline: 'unavailable' })
  const start = () =>
    void untilLoaded(() => import('./registration.ts'), tellUnavailable)
      .then(({ startWorker }) => startWorker(appStatus))
      // A policy that is not ours.
      .catch(tellUnavailable)
  const whenIdle = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 3000 })
    else setTimeout(start, 500)
  }
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}

/** Changes to the newer version, and loads the page anew with it. Only ever at the reader's wish. */
export async function applyUpdate(): Promise<void> {
  await import('./registration.ts').then(({ changeVersion }) => changeVersion(), location.reload.bind(location))
}
