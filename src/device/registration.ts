import { isRecord } from '#core/isRecord.ts'
import { caches as cacheNames, versionsNote } from '#core/paths.ts'
import { messageSW, Workbox } from 'workbox-window'
import { laterTries } from './laterTries.ts'
import { workerAddress, workerOptions, type AppStatus } from './serviceWorker.ts'
import type { Store } from './store.ts'

/** Milliseconds: looking for a new version more often would cost more than it gives. */
const CHECK_EVERY = 15 * 60_000
/** Milliseconds until the page is loaded anew even if no worker has answered (offline, failure 27). */
const RELOAD_AFTER = 4000

/**
 * Registers the service worker and tells `status` how it goes, whichever page began the installation or the update. Called
 * once in the life of a page. Nothing is thrown.
 */
export async function startWorker(status: Store<AppStatus>): Promise<void> {
  const tell = (change: Partial<AppStatus>) => status.set({ ...status.get(), ...change })
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  if (!serviceWorker) return tell({ offline: 'unavailable' })

  // Registering waits for an installation that another page has begun, and Workbox's own events tell only of what this
  // page began; this hears of its end at once, and `follow` of the rest.
  void serviceWorker.ready.then(tellIfStored)
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isRecord(data) && Array.isArray(data['files'])) void fetchAhead(data['files'])
    // What the browser had thrown away is stored again.
    else void tellIfStored()
  })
  // Begun before this page's own code was here (`beginToStore`).
  void serviceWorker.getRegistration().then(helpFirst, () => undefined)

  let isControlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // The first worker takes over pages of its own version. A later one does so because another tab asked for it.
    if (isControlled) tell({ updateReady: true, isSuperseded: true })
    isControlled = true
  })

  const script = workerAddress()
  const tryLater = laterTries(() => void register())
  const followed = new WeakSet<ServiceWorkerRegistration>()
  await register()

  async function register(): Promise<void> {
    try {
      const worker = new Workbox(script, workerOptions)
      const registration = await worker.register({ immediate: true })
      if (!registration || followed.has(registration)) return
      followed.add(registration)
      helpFirst(registration)
      follow(registration)
      if (registration.waiting) void messageSW(registration.waiting, { type: 'TAKE_OVER_IF_ALONE' })
      lookForUpdates(registration)
    } catch {
      // Forbidden by the browser; or the worker's own file did not come, while an earlier worker may well be there.
      if (status.get().offline !== 'ready') tryAgain()
    }
  }

  /** A worker that is there need not keep the app: see `public/docs/kill-switch-sw.js`. */
  async function tellIfStored(): Promise<void> {
    if (await isAppStored()) tell({ offline: 'ready' })
  }

  function follow(registration: ServiceWorkerRegistration): void {
    let wasActive = false
    // The same listener on the same worker is one listener, so each is simply asked to report at every look.
    const isThere = (worker: ServiceWorker | null) => {
      worker?.addEventListener('statechange', look)
      return worker !== null && worker.state !== 'redundant'
    }
    function look() {
      const isInstalling = isThere(registration.installing)
      const isWaiting = isThere(registration.waiting)
      if (isThere(registration.active)) {
        wasActive = true
        tell({ updateReady: isWaiting || status.get().isSuperseded })
        void tellIfStored()
      } else if (wasActive) {
        tell({ offline: 'unavailable' }) // The publisher took it back.
      } else if (!isInstalling && !isWaiting) {
        // A file did not come in time, or not whole. What did come stays stored, so the next try is shorter.
        tryAgain()
      }
    }
    registration.addEventListener('updatefound', look)
    look()
  }

  function tryAgain(): void {
    tell({ offline: 'unavailable' })
    tryLater()
  }
}

const helped = new WeakSet<ServiceWorker>()

/** Asks the first worker, once, what could be fetched for it. An update has time. */
function helpFirst(registration: ServiceWorkerRegistration | undefined): void {
  const installing = registration?.installing
  if (!installing || registration?.active || helped.has(installing)) return
  helped.add(installing)
  installing.postMessage({ type: 'FETCH_AHEAD' })
}

/** For the worker, which may have fewer requests open than a page (`worker/storeApp.ts`): the browser's cache keeps them. */
async function fetchAhead(addresses: unknown[]): Promise<void> {
  for (const address of addresses) {
    // What does not come is the worker's to tell.
    fetch(String(address), { priority: 'low' })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined)
    // To ask for all in one go takes a slow phone longer than a finger waits.
    await new Promise((resolve) => setTimeout(resolve))
  }
}

async function isAppStored(): Promise<boolean> {
  try {
    const note = new URL(import.meta.env.BASE_URL + versionsNote, location.href).href
    return (await caches.match(note, { cacheName: cacheNames.app })) !== undefined
  } catch {
    return false
  }
}

/** Has the version that waits take over, and loads the page anew with it; at once where it has taken over already. */
export async function changeVersion(): Promise<void> {
  const waiting = await navigator.serviceWorker.getRegistration().then(
    (registration) => registration?.waiting,
    () => undefined,
  )
  if (!waiting) return location.reload()
  let isReloaded = false
  const reload = () => {
    if (isReloaded) return
    isReloaded = true
    location.reload()
  }
  waiting.addEventListener('statechange', () => {
    if (waiting.state !== 'installed') reload()
  })
  setTimeout(reload, RELOAD_AFTER)
  void messageSW(waiting, { type: 'SKIP_WAITING' })
}

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  // Browsers look by themselves with every new page, and an app that is never closed has no new pages.
  let checked = Date.now()
  const check = () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < CHECK_EVERY) return
    checked = Date.now()
    // No network, most likely; there is always a next time.
    void registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', check)
  addEventListener('pageshow', check)
  addEventListener('online', check)
}
