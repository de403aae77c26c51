import { useSyncExternalStore } from 'react'
import type { Store } from '#device/store.ts'

/**
 * The value of a store, followed. `rendered` is what prerendered pages were made with: the page begins with it, so that
 * what the browser draws first equals what the server sent, and turns to the device's own value at once.
 */
export function useStore<Value>(store: Store<Value>, rendered: Value): Value {
  return useSyncExternalStore(store.subscribe, store.get, () => rendered)
}

/** One field of a store's value, followed by itself: nothing is drawn anew when only the others change. */
export function useStoreField<Value, Field extends keyof Value>(
  store: Store<Value>,
  rendered: Value,
  field: Field,
): Value[Field] {
  return useSyncExternalStore(
    store.subscribe,
    () => store.get()[field],
    () => rendered[field],
  )
}
