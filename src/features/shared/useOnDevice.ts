import { useSyncExternalStore } from 'react'

/**
 * What only the browser knows, and what does not change while a page is open. `rendered` is what prerendered pages were
 * made with: the page begins with it, as with a store (`useStore.ts`). `read` gives the same value at every call.
 */
export function useOnDevice<Value>(read: () => Value, rendered: Value): Value {
  return useSyncExternalStore(never, read, () => rendered)
}

function never() {
  return () => {}
}
