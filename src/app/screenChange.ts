import { startTransition } from 'react'

type Change = (draw: () => void) => void

let change: Change = startTransition

/** Has another screen drawn in place of the one that stands there: in slices, or as `transitions.ts` has it when it is there. */
export const changeScreen: Change = (draw) => change(draw)

/** From now on screens change in this way. */
export function changeScreensBy(another: Change): void {
  change = another
}
