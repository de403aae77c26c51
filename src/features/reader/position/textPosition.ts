import { shownOffset, type Shown } from '#core/text/tashkeel.ts'

/** Somewhere in an article, as it stands on the screen. */
export interface Anchor {
  /** The id of a block. */
  block: string
  /** Into the block's text as it was written (`blockText`), in UTF-16 code units. */
  offset: number
  /** From the reading line down to the top of the line that holds it, in CSS pixels. */
  gap: number
}

/** The line that counts as being read: just below the bar at the top, in CSS pixels from the top of the window. */
export const READING_LINE = 72

/**
 * What stands on the reading line. `blocks` are the elements of the blocks, in their order, `textOf` gives their words as
 * they are drawn.
 */
export function anchorOnScreen(blocks: readonly HTMLElement[], textOf: (id: string) => Shown): Anchor | undefined {
  const element = blocks[firstEndingBelow(blocks, READING_LINE)]
  if (!element) return undefined

  const { text, origin } = textOf(element.id)
  const box = element.getBoundingClientRect()
  const fromTop = { block: element.id, offset: 0, gap: topOf(element, text, 0) - READING_LINE }
  if (box.top >= READING_LINE) return fromTop

  const isRtl = getComputedStyle(element).direction === 'rtl'
  const caret = caretAt(isRtl ? box.right - 2 : box.left + 2, READING_LINE + 1)
  if (!caret || !element.contains(caret.node)) return fromTop

  const offset = offsetOf(caret, [...pieces(element, text)])
  if (offset === 0) return fromTop
  return { block: element.id, offset: origin[offset] ?? 0, gap: topOf(element, text, offset) - READING_LINE }
}

/** Where the window must be scrolled to for an anchor to stand where it stood, in CSS pixels. */
export function scrollTopFor(element: HTMLElement, shown: Shown, { offset, gap }: Anchor): number {
  return window.scrollY + topOf(element, shown.text, shownOffset(shown, offset)) - READING_LINE - gap
}

/**
 * The top of a letter, counted as it is shown; of a picture, its own. Wider lines have more above their letters: a
 * box's top would not do.
 */
function topOf(element: HTMLElement, text: string, offset: number): number {
  if (offset > 0 || !element.matches('figure')) {
    for (const { node, start } of pieces(element, text)) {
      if (offset < start + node.length) {
        const range = document.createRange()
        const at = Math.max(0, offset - start)
        range.setStart(node, at)
        range.setEnd(node, Math.min(at + 1, node.length))
        const line = range.getClientRects()[0]
        if (line) return line.top
      }
    }
  }
  return element.getBoundingClientRect().top
}

/**
 * The text nodes of a block, each with where it begins in the block's shown text. What the screen adds (the number of
 * a note) is marked `data-aside` and passed over; what the text has and the screen has not (the break between two lines
 * of verse) lies between nodes.
 */
function* pieces(element: HTMLElement, text: string): Generator<{ node: Text; start: number }> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof HTMLElement && node.dataset['aside'] !== undefined) return NodeFilter.FILTER_REJECT
    return node instanceof Text ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP
  })
  let end = 0
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const found = text.indexOf(node.data, end)
    const start = found === -1 ? end : found
    yield { node, start }
    end = start + node.length
  }
}

/** Where a caret stands in a text. On what the screen adds it stands on the text behind that, or on the last letter before. */
function offsetOf(caret: Caret, all: { node: Text; start: number }[]): number {
  const own = all.find(({ node }) => node === caret.node)
  if (own) return own.start + caret.offset
  const isBehind = (node: Text) => caret.node.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
  const [next, last] = [all.find(({ node }) => isBehind(node)), all.at(-1)]
  return next?.start ?? (last ? last.start + last.node.length - 1 : 0)
}

/**
 * The parts lie one below the other, so the first that ends below a line is found by halving. If none does, it is the
 * number of parts.
 */
export function firstEndingBelow(parts: ArrayLike<Element>, line: number): number {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    const part = parts[middle]
    if (part && part.getBoundingClientRect().bottom > line) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Everything that can be a block about a line of the screen, in its order. To ask where something in a stretch out of
 * sight stands would mean to lay that out, so it is the stretches that are asked first.
 */
export function blocksAt(body: HTMLElement, line: number): HTMLElement[] {
  const parts = body.querySelector('[data-blocks]')?.children ?? []
  const index = firstEndingBelow(parts, line)
  // Below the last block of a stretch comes the first of the next.
  return [parts[index], parts[index + 1]].flatMap((part) =>
    part instanceof HTMLElement ? [part, ...part.querySelectorAll<HTMLElement>('[id]')] : [],
  )
}

/** Whether the letters of an element can be found on the screen. What came into sight with this frame is laid out with the next. */
export function isLaidOut(element: HTMLElement): boolean {
  // A browser that cannot say it lays everything out, or soon.
  return !('checkVisibility' in element) || element.checkVisibility({ contentVisibilityAuto: true })
}

interface Caret {
  node: Node
  offset: number
}

function caretAt(x: number, y: number): Caret | undefined {
  // The standard's name first; Safari knows the older one only.
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position ? { node: position.offsetNode, offset: position.offset } : undefined
  }
  const range = (document as Document).caretRangeFromPoint(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}
