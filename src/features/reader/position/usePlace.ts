import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { blockText } from '#core/article/blockText.ts'
import { findPlace, quoteAt } from '#core/article/place.ts'
import type { Article } from '#core/article/schema.ts'
import { shownText } from '#core/article/tashkeel.ts'
import type { Preferences } from '#core/preferences.ts'
import { asWritten, type Shown } from '#core/text/tashkeel.ts'
import { keepPlace, places } from '#device/places.ts'
import { createStore, type Store } from '#device/store.ts'
import {
  anchorOnScreen,
  blocksAt,
  firstEndingBelow,
  isLaidOut,
  READING_LINE,
  scrollTopFor,
  type Anchor,
} from './textPosition.ts'

/** Where the reader is just now. */
export interface Position {
  /** The id of the block under the reading line; `undefined` before the reader has moved. */
  block: string | undefined
  /** How much of the article has come into sight, from 0 to 1. */
  progress: number
  /** Where the app scrolled to by itself, in CSS pixels; `undefined` once the reader scrolls on. */
  heldAt: number | undefined
}

/** The reader's place in an article as it is now. */
export function keptIn({ id, blocks }: Article): ReturnType<typeof findPlace> {
  const place = places.get().get(id)
  return place && findPlace(place, blocks)
}

export const startingPosition: Position = { block: undefined, progress: 0, heldAt: undefined }

/** Milliseconds from one keeping of the place to the next: it does not disturb scrolling, and little is lost. */
const KEEP_EVERY = 200

/**
 * Keeps the reader's place in an article, and takes them back to it: after a reload, and whenever the text is laid out
 * anew (another size or face, vowel marks that come or go, a turned phone, fonts and images that arrive). `version` is
 * the article's file, `tashkeel` says how it is drawn.
 *
 * The place is a letter of the text, not a point of the page. While it is being held, scrolling that the reader did not
 * do (ours) must not move it, or it would creep with every change.
 */
export function usePlace(
  article: Article,
  version: string,
  root: RefObject<HTMLElement | null>,
  tashkeel: Preferences['tashkeel'],
): Store<Position> {
  const [position] = useState(() => createStore(startingPosition))
  const { hash } = useLocation()
  const drawn = useRef(tashkeel)
  const holding = useRef<() => void>(undefined)

  // Runs before the effect below, so that the page is always read as it is drawn.
  useLayoutEffect(() => {
    drawn.current = tashkeel
    holding.current?.()
  }, [tashkeel])

  useLayoutEffect(() => {
    const body = root.current
    if (!body) return undefined

    const texts = new Map(article.blocks.map((block) => [block.id, block]))
    const textOf = (id: string) => {
      const block = texts.get(id)
      return block ? blockText(block) : ''
    }
    // Asked for with every scroll, and the same until the marks come or go.
    const shownTexts = new Map<string, Shown>()
    const shownTextOf = (id: string) => {
      const key = `${drawn.current} ${id}`
      const block = texts.get(id)
      const shown = shownTexts.get(key) ?? (block ? shownText(block, drawn.current) : asWritten(''))
      shownTexts.set(key, shown)
      return shown
    }
    // Looked up when they are needed: a long article is drawn step by step.
    const blockOf = (id: string) => body.querySelector<HTMLElement>(`[data-blocks] #${CSS.escape(id)}`)
    const blocksAtLine = () => blocksAt(body, READING_LINE).filter(({ id }) => texts.has(id))
    const blockAround = (target: HTMLElement | null) => {
      let element = target
      while (element && element !== body && !texts.has(element.id)) element = element.parentElement
      return element === body ? null : element
    }

    const kept = keptIn(article)
    let anchor: Anchor | undefined = anchorAt(isReload() && kept ? null : targetOf(hash), blockAround) ?? kept
    let heldAt: number | undefined
    let resting: ReturnType<typeof setTimeout> | undefined
    let isKept = true

    function hold() {
      const element = anchor && blockOf(anchor.block)
      if (!anchor || !element) return
      const top = scrollTopFor(element, shownTextOf(anchor.block), anchor)
      // A step of nothing would still stop a page that is gliding under the reader's finger.
      if (Math.abs(top - window.scrollY) >= 1) window.scrollTo({ top, behavior: 'instant' })
      heldAt = window.scrollY
      report()
    }

    function report() {
      position.set({ block: anchor?.block, progress: progressOf(body as HTMLElement), heldAt })
    }

    function move() {
      if (heldAt !== undefined && Math.abs(window.scrollY - heldAt) < 2) return
      heldAt = undefined
      takeAnchor()
      report()
      isKept = false
      // The first move is kept at once: a page that goes away has time to write only what it has begun to.
      if (resting === undefined) keep()
    }

    function takeAnchor() {
      const taken = anchorOnScreen(blocksAtLine(), shownTextOf)
      anchor = taken
      // No letter can be found in a stretch that is laid out only now that it has come into sight.
      const element = taken && blockOf(taken.block)
      if (!element || isLaidOut(element)) return
      requestAnimationFrame(() => {
        if (anchor !== taken || !element.isConnected) return
        takeAnchor()
        isKept = false
      })
    }

    function keep() {
      clearTimeout(resting)
      resting = undefined
      if (isKept || !anchor) return
      isKept = true
      resting = setTimeout(keep, KEEP_EVERY)
      const before = places.get().get(article.id)?.progress ?? 0
      void keepPlace({
        ...anchor,
        article: article.id,
        quote: quoteAt(textOf(anchor.block), anchor.offset),
        version,
        progress: Math.max(before, position.get().progress),
        at: Date.now(),
      })
    }

    hold()
    holding.current = hold
    const layout = new ResizeObserver(hold)
    layout.observe(body)
    window.addEventListener('scroll', move, { passive: true })
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      keep()
      holding.current = undefined
      layout.disconnect()
      window.removeEventListener('scroll', move)
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [article, version, root, hash, position])

  useTarget(hash)
  return position
}

/** The block the address names is marked, and reading by ear or keyboard goes on there. */
function useTarget(hash: string) {
  useEffect(() => {
    const target = targetOf(hash)
    if (!target) return undefined
    target.dataset['target'] = ''
    if (!target.hasAttribute('tabindex') && !target.matches('a')) target.tabIndex = -1
    target.focus({ preventScroll: true })
    return () => {
      delete target.dataset['target']
    }
  }, [hash])
}

/** What the address names: a block, or the number of a note in one. */
function targetOf(hash: string): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null // An address can be written by hand, with a lone % in it.
  }
}

/** The anchor that brings an element just below the reading line. */
function anchorAt(
  target: HTMLElement | null,
  blockAround: (target: HTMLElement) => HTMLElement | null,
): Anchor | undefined {
  const block = target && blockAround(target)
  if (!block) return undefined
  return {
    block: block.id,
    offset: 0,
    gap: 12 + block.getBoundingClientRect().top - target.getBoundingClientRect().top,
  }
}

/** Loading a page again is going on with it, not following the link that once led to it. Asked once, at the start. */
function isReload(): boolean {
  const isFirst = !hasStarted
  hasStarted = true
  const [load] = performance.getEntriesByType('navigation')
  return isFirst && load !== undefined && 'type' in load && load.type === 'reload'
}

let hasStarted = false

/** How much of the article has come into sight. Its stretches count by their letters, for most of them have not been laid out. */
function progressOf(body: HTMLElement): number {
  const stretches = [...body.querySelectorAll<HTMLElement>('[data-stretch]')]
  const parts = stretches.length === 0 ? [body] : stretches
  const sizeOf = (part: HTMLElement) => Number(part.dataset['stretch'] ?? 1)
  const sum = (some: HTMLElement[]) => some.reduce((total, part) => total + sizeOf(part), 0)

  const line = window.scrollY === 0 ? READING_LINE : window.innerHeight
  const index = firstEndingBelow(parts, line)
  const part = parts[index]
  if (!part) return 1
  const { top, height } = part.getBoundingClientRect()
  const seen = height === 0 ? 0 : (line - top) / height
  return Math.min(1, Math.max(0, (sum(parts.slice(0, index)) + sizeOf(part) * seen) / sum(parts)))
}
