import { useEffect, useState } from 'react'

/** How far one must scroll before the bars go and before they come back, in CSS pixels. */
const HIDE_AFTER = 24
const SHOW_AFTER = 40
/** Near the beginning the bars stay. */
const TOP = 120

/** Whether the bars step back: they go while one reads on and come back when one scrolls up. */
export function useHidingBars(): { areHidden: boolean; show: () => void } {
  const [areHidden, setAreHidden] = useState(false)

  useEffect(() => {
    let turn = window.scrollY
    let last = turn

    function follow() {
      const now = window.scrollY
      // A leap is not reading: the app took the reader to their place, or a link to a note.
      const isLeap = Math.abs(now - last) > window.innerHeight / 2
      const isSameWay = now > last === last > turn
      if (isLeap || !isSameWay) turn = isLeap ? now : last
      last = now
      if (now < TOP || turn - now > SHOW_AFTER) setAreHidden(false)
      else if (now - turn > HIDE_AFTER) setAreHidden(true)
    }

    window.addEventListener('scroll', follow, { passive: true })
    return () => window.removeEventListener('scroll', follow)
  }, [])

  return { areHidden, show: () => setAreHidden(false) }
}
