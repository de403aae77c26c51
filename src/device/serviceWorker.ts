import type { Workbox } from 'workbox-window'
import { createStore } from './store.ts'

export interface AppStatus {
  /** Whether the app itself opens without a network: it is being stored, it does, or it cannot be stored here. */
  offline: 'starting' | 'ready' | 'unavailable'
  /** A newer version of the app is stored whole and waits for the reader's word. */
  updateReady: boolean
}

export const startingStatus: AppStatus = { offline: 'starting', updateReady: false }
export const appStatus = createStore<AppStatus>(startingStatus)

/** Milliseconds: looking for a new version more often would cost more than it gives. */
const CHECK_EVERY = 15 * 60_000
/** Milliseconds until the page is loaded anew even if no worker has reported (offline, failure 27). */
const RELOAD_AFTER = 4000

let worker: Workbox | undefined

/**
 * Registers the service worker, once the page is loaded and has nothing better to do. Nothing waits for it, and nothing
 * is thrown: where there can be no worker, `appStatus` says so.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD) return
  if (!('serviceWorker' in navigator)) return tell({ offline: 'unavailable' })
  const whenIdle = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void start(), { timeout: 3000 })
    else setTimeout(() => void start(), 500)
  }
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}

/** Changes to the newer version that waits, and loads the page anew with it. Only ever at the reader's wish. */
export async function applyUpdate(): Promise<void> {
  if (!worker) return
  tell({ updateReady: false })
  let isReloaded = false
  const reload = () => {
    if (isReloaded) return
    isReloaded = true
    location.reload()
  }
  worker.addEventListener('controlling', reload)
  setTimeout(reload, RELOAD_AFTER)
  worker.messageSkipWaiting()
}

async function start(): Promise<void> {
  try {
    const { Workbox } = await import('workbox-window')
    address ??= workerAddress()
    worker = new Workbox(address, { scope: import.meta.env.BASE_URL, updateViaCache: 'none' })
    worker.addEventListener('waiting', () => tell({ updateReady: true }))
    worker.addEventListener('activated', () => tell({ offline: 'ready' }))
    worker.addEventListener('redundant', ({ isUpdate }) => {
      if (isUpdate !== true) startAgainOnline()
    })
    const registration = await worker.register()
    if (registration?.active) tell({ offline: 'ready' })
    lookForUpdates(worker)
  } catch {
    // Forbidden by the browser, or no network for the worker's own file while an earlier one works.
    if (navigator.serviceWorker.controller) tell({ offline: 'ready' })
    else startAgainOnline()
  }
}

/** A file of the app did not come in time, or not whole. What did come stays stored, so the next try is shorter. */
function startAgainOnline(): void {
  tell({ offline: 'unavailable' })
  addEventListener('online', () => void start(), { once: true })
}

function lookForUpdates(current: Workbox): void {
  let checked = Date.now()
  const check = () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < CHECK_EVERY) return
    checked = Date.now()
    // No network, most likely; there is always a next time.
    void current.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', check)
  addEventListener('online', check)
}

/** A policy of one name can be made once in the life of a page, so its result is remembered. */
let address: string | undefined

/** The address of the worker, in the form that the security policy asks for where a browser knows it (Trusted Types). */
function workerAddress(): string {
  const file = `${import.meta.env.BASE_URL}sw.js`
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return file
  const policy = trustedTypes.createPolicy('sw-url', {
    createScriptURL: (url) => {
      if (url === file) return url
      throw new TypeError('only the service worker may be loaded by its address')
    },
  })
  // Workbox hands it to the browser as it is; its types know no more than strings.
  return policy.createScriptURL(file) as unknown as string
}

/** The part of Trusted Types that is used here; not in TypeScript's library. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => object }
}

function tell(change: Partial<AppStatus>): void {
  appStatus.set({ ...appStatus.get(), ...change })
}
