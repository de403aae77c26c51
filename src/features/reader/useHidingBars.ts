import { useEffect, useState } from 'react'

/** How far one must scroll before the bars go and before they come back, in CSS pixels. */
const HIDE_AFTER = 24
const SHOW_AFTER = 40
/** Near the beginning the bars stay. */
const TOP = 120

/**
 * Whether the bars step back: they go while one reads on and come back when one scrolls up. `heldAt` gives where the app
 * itself has scrolled to, in CSS pixels, until the reader scrolls on.
 */
export function useHidingBars(heldAt: () => number | undefined): { areHidden: boolean; show: () => void } {
  const [areHidden, setAreHidden] = useState(false)

  useEffect(() => {
    let turn = window.scrollY
    let last = turn

    function follow() {
      const now = window.scrollY
      // A leap is not reading, nor is a step of the app's own: it took the reader to their place, or kept them there.
      const isOwn = Math.abs(now - (heldAt() ?? Infinity)) < 2
      const isLeap = isOwn || Math.abs(now - last) > window.innerHeight / 2
      const isSameWay = now > last === last > turn
      if (isLeap || !isSameWay) turn = isLeap ? now : last
      last = now
      if (now < TOP || turn - now > SHOW_AFTER) setAreHidden(false)
      else if (now - turn > HIDE_AFTER) setAreHidden(true)
    }

    window.addEventListener('scroll', follow, { passive: true })
    return () => window.removeEventListener('scroll', follow)
  }, [heldAt])

  return { areHidden, show: () => setAreHidden(false) }
}
