import { startTransition } from 'react'

type Change = (draw: () => void, isAtHand?: boolean) => void

let change: Change = inSlices

/** Has another screen drawn in place of the one that stands there: in slices, or as `transitions.ts` has it when it is there. */
export const changeScreen: Change = (draw, isAtHand) => change(draw, isAtHand)

/** From now on screens change in this way. */
export function changeScreensBy(another: Change): void {
  change = another
}

/** In slices, so that a finger need not wait; but what is at hand in the very task that asks for it, and in its next frame. */
export function inSlices(draw: () => void, isAtHand = false): void {
  if (isAtHand) draw()
  else startTransition(draw)
}
