import { useSyncExternalStore } from 'react'
import type { Store } from '#device/store.ts'

/**
 * The value of a store, followed. `rendered` is what prerendered pages were made with: the page begins with it, so that
 * what the browser draws first equals what the server sent, and turns to the device's own value at once.
 */
export function useStore<Value>(store: Store<Value>, rendered: Value): Value {
  return useSyncExternalStore(store.subscribe, store.get, () => rendered)
}
