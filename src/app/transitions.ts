import { flushSync } from 'react-dom'
import { readText, writeText } from '#device/smallStorage.ts'
import { shownPage } from './page.ts'
import { changeScreensBy, inSlices } from './screenChange.ts'

const PACE = 'waraq.pace'

/**
 * Milliseconds. A fade begins with two frames in which nothing new is seen yet, and what answers a finger within a tenth of a
 * second is felt to be at once (Nielsen, "Response Times: The 3 Important Limits"): a device that needs longer than this for
 * a screen has no time for one.
 */
const QUICK = 50

/** Milliseconds: out of sight a screen can take for ever. */
const LONGEST = 500

/** How long this device takes for a screen, the last ones above all; nobody knows before the first. */
let pace = Infinity
/** Ends to wait for a screen. */
let forget = () => {}

/** From now on one screen fades into the next, where the browser can, the reader allows motion, and the device has the time. */
export function fadeScreens(): void {
  pace = Number(readText(PACE) ?? Infinity)
  changeScreensBy(change)
}

function change(draw: () => void, isAtHand?: boolean): void {
  const mayMove = pace <= QUICK && !matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!mayMove || !('startViewTransition' in document)) return inSlices(timed(draw), isAtHand)
  const { ready, finished } = document.startViewTransition(() => flushSync(timed(draw)))
  // It is left out where the next one comes, or the page is out of sight; the screen is drawn all the same.
  for (const end of [ready, finished]) end.catch(() => undefined)
}

/** Draws a screen, and notes how long that takes. */
function timed(draw: () => void): () => void {
  return () => {
    forget()
    const began = performance.now()
    forget = shownPage.subscribe(() => {
      forget()
      const took = Math.min(performance.now() - began, LONGEST)
      pace = pace === Infinity ? took : (pace + took) / 2
      writeText(PACE, pace.toFixed())
    })
    draw()
  }
}
