import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { withoutLanguage } from '#core/paths.ts'
import { drawLateFaces } from './lateFaces.ts'

const STORED = 'waraq.scroll'

/**
 * A screen is entered where it was left, and at its top the first time, in whatever language the interface is. It draws
 * nothing, and stands before the screens: it brings a page to its height, then an article's screen goes to the reader's
 * place.
 */
export function ScrollPositions() {
  const { pathname } = useLocation()
  const screen = withoutLanguage(pathname)
  const shown = useRef<string>(undefined)
  const positions = useRef<Map<string, number>>(undefined)

  useLayoutEffect(() => {
    positions.current ??= readPositions()
    if (shown.current === screen) return undefined
    if (shown.current !== undefined) drawLateFaces()
    shown.current = screen
    return scrollTo(positions.current.get(screen) ?? 0)
  }, [screen])

  useEffect(() => {
    // The browser would go to its own height before the screen is there.
    history.scrollRestoration = 'manual'
    const note = () => positions.current?.set(shown.current ?? '', window.scrollY)
    const store = () => storePositions(positions.current ?? new Map())
    addEventListener('scroll', note, { passive: true })
    addEventListener('pagehide', store)
    return () => {
      removeEventListener('scroll', note)
      removeEventListener('pagehide', store)
    }
  }, [])

  return null
}

/**
 * Goes to a height of the screen. One that does not have its whole height yet is followed as it grows, until that is
 * reached or the reader goes elsewhere.
 *
 * @returns how to end it
 */
function scrollTo(top: number): () => void {
  const ending = new AbortController()
  const go = () => {
    window.scrollTo({ top, behavior: 'instant' })
    if (window.scrollY >= top - 1) ending.abort()
  }
  go()
  if (ending.signal.aborted) return () => {}
  const growing = new ResizeObserver(go)
  growing.observe(document.body)
  ending.signal.addEventListener('abort', () => growing.disconnect())
  for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(kind, () => ending.abort(), { signal: ending.signal, passive: true })
  }
  return () => ending.abort()
}

/** Of this tab, from before it was loaded anew. */
function readPositions(): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? '[]')
    const isPosition = (entry: unknown): entry is [string, number] =>
      Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'
    return new Map(Array.isArray(stored) ? stored.filter(isPosition) : [])
  } catch {
    return new Map() // Forbidden, or not ours.
  }
}

function storePositions(positions: Map<string, number>): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify([...positions]))
  } catch {
    // Forbidden or full: the next load begins at the top.
  }
}
