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
 * Has the browser begin to store the app on a first visit: while a slow phone wakes the page, the line has nothing else to
 * bring. The page can be read by then and is loaded. What becomes of it `registerServiceWorker` tells.
 */
export function beginToStore(): void {
  if (!import.meta.env.PROD) return
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  if (!serviceWorker || serviceWorker.controller) return
  const begin = async () => serviceWorker.register(workerAddress(), workerOptions)
  whenLoaded(() => void begin().catch(() => undefined))
}

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
  whenLoaded(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: 3000 })
    else setTimeout(start, 500)
  })
}

function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run()
  else addEventListener('load', run, { once: true })
}

/** How the worker is registered, always: other options would be another registration. */
export const workerOptions: RegistrationOptions = { scope: import.meta.env.BASE_URL, updateViaCache: 'none' }

let address: string | undefined

/**
 * The address of the worker, in the form that the security policy asks for where a browser knows it (Trusted Types).
 *
 * @throws where the policy of the page is not ours and forbids it
 */
export function workerAddress(): string {
  const file = `${import.meta.env.BASE_URL}sw.js`
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return file
  // The browser makes a policy once, and takes the address as it is; types know no more than strings.
  address ??= trustedTypes
    .createPolicy('sw-url', {
      createScriptURL: (url) => {
        if (url === file) return url
        throw new TypeError('only the service worker may be loaded by its address')
      },
    })
    .createScriptURL(file) as unknown as string
  return address
}

/** The part of Trusted Types that is used here; not in TypeScript's library. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => object }
}

/** Changes to the newer version, and loads the page anew with it. Only ever at the reader's wish. */
export async function applyUpdate(): Promise<void> {
  await import('./registration.ts').then(({ changeVersion }) => changeVersion(), location.reload.bind(location))
}
