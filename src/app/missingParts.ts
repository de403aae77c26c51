/** Errors of parts of the app that could not be fetched when they were wanted. */
const missing = new WeakSet()

const RELOADED = 'waraq.reloaded'

/**
 * Remembers which errors say that a part of the app did not come: of a version so old that nobody has its files any more
 * (offline, failure 24), or thrown away by the browser. To be called before the first part is loaded.
 */
export function watchParts(): void {
  addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

/** Whether an error is one of those. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && missing.has(error)
}

/**
 * Loads the page anew, which brings the version of the app that is in use now, whole. Only where the service worker
 * answers, for the browser's own error page would be worse; and only once for each version, or it would never end
 * (offline, failure 26).
 */
export function reloadOnce(): void {
  // The name of the file that this stands in has a hash in it.
  const version = import.meta.url
  try {
    if (!navigator.serviceWorker.controller || sessionStorage.getItem(RELOADED) === version) return
    sessionStorage.setItem(RELOADED, version)
  } catch {
    return // No workers here, or nothing to remember it by: the reader has a button.
  }
  location.reload()
}
