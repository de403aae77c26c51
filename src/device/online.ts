/**
 * Whether the browser says that there is no network. Believed only as far as a mark on a link goes: a line that is up and
 * dead counts as a network (offline, failure 18), so nothing is refused or promised on its word.
 */
export function isOffline(): boolean {
  return !navigator.onLine
}

/** Calls `listener` when the browser changes its mind about that; returns how to stop. */
export function onlineChanged(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
