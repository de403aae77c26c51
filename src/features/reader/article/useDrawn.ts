import { startTransition, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'
import { stretchWith, type Stretch } from '#core/article/stretches.ts'
import { firstEndingBelow, READING_LINE } from '#features/reader/position/textPosition.ts'
import { useOnDevice } from '#features/shared/useOnDevice.ts'

/** The window of a phone, as in `article.css`. */
const PHONE = '(max-height: 60rem)'

/**
 * Which stretches of an article are drawn: at once those around the place where reading begins and around the block that
 * the address names, then step by step the others, the nearest first, as the browser finds time. A page that was drawn at
 * build has all of them, and paper gets all of them.
 */
export function useDrawn(stretches: readonly Stretch[], kept: string | undefined): (index: number) => boolean {
  const { hash } = useLocation()
  const isPrerendered = useOnDevice(() => false, true)
  const count = stretches.length
  const named = hash === '' ? -1 : stretchWith(stretches, decoded(hash.slice(1)))
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(() => {
    const start = kept === undefined ? named : stretchWith(stretches, kept)
    // What the address names and no block is may stand anywhere.
    const isAll = isPrerendered || (hash !== '' && named === -1)
    // Before the first there is none, and that fills a phone.
    const about = () => (start > 0 ? 3 : matchMedia(PHONE).matches ? 1 : 2)
    return nearest(Math.max(0, start), isAll ? count : about(), count)
  })

  useEffect(() => {
    if (drawn.size >= count) return undefined
    const here = firstEndingBelow(document.querySelectorAll('[data-stretch]'), READING_LINE)
    // So many that a step takes a few milliseconds, and that even the longest article takes few steps.
    const step = Math.max(8, count >> 5)
    // Of what is drawn by then: paper may have asked for all of it meanwhile.
    startTransition(() => setDrawn((now) => nearest(here, now.size + step, count, now)))

    const drawAll = () => flushSync(() => setDrawn(nearest(0, count, count)))
    addEventListener('beforeprint', drawAll)
    return () => removeEventListener('beforeprint', drawAll)
  }, [drawn, count])

  return (index) => drawn.has(index) || (named !== -1 && Math.abs(index - named) <= 1)
}

/** Numbers from 0 to `count`: those that are given, and others from `middle` outwards until there are so many. */
function nearest(middle: number, size: number, count: number, given: ReadonlySet<number> = new Set()) {
  const numbers = new Set(given)
  for (let distance = 0; numbers.size < Math.min(size, count); distance += 1) {
    for (const number of [middle + distance, middle - distance]) {
      if (number >= 0 && number < count) numbers.add(number)
    }
  }
  return numbers
}

/** An address can be written by hand, with a lone % in it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
