import { useSyncExternalStore } from 'react'
import type { Store } from '#device/store.ts'
import { startingPosition, type Position } from './usePlace.ts'

/** One side of the position, followed by itself: the block changes rarely, the progress with every scroll. */
export function usePosition<Side extends keyof Position>(position: Store<Position>, side: Side): Position[Side] {
  return useSyncExternalStore(
    position.subscribe,
    () => position.get()[side],
    () => startingPosition[side],
  )
}
