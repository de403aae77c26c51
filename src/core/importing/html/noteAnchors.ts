import { fragmentOf, isNoteNumber } from './drawBlocks.ts'
import { attribute, descendants, find, isBlockElement, textOf } from './query.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/**
 * The anchors of a page's notes: what small numbers in its text lead to, [1] or a raised ١, and what is there. A note that
 * leads back to its number does not make that number a note.
 */
export function noteAnchors(body: HtmlElement): ReadonlySet<string> {
  const ids = new Map<string, HtmlElement>()
  const wanted = new Set<string>()
  const walk = (element: HtmlElement, isRaised: boolean) => {
    const id = anchorOf(element)
    if (id !== '' && !ids.has(id)) ids.set(id, element)
    if (element.name === 'a' && attribute(element, 'href').includes('#')) {
      const anchor = fragmentOf(attribute(element, 'href'))
      const isMarked =
        isRaised ||
        find(element, ({ name }) => name === 'sup') !== undefined ||
        /noteref/.test(`${attribute(element, 'role')} ${attribute(element, 'epub:type')}`) ||
        NOTE.test(anchor)
      if (anchor !== '' && isMarked && isNoteNumber(textOf(element))) wanted.add(anchor)
    }
    for (const child of element.children) if (typeof child !== 'string') walk(child, isRaised || element.name === 'sup')
  }
  walk(body, false)
  return new Set([...wanted].filter((anchor) => isNote(ids.get(anchor))))
}

const NOTE = /^_?(?:fn|ftn|(?:sd)?(?:foot|end)|note|cite|ref|r|n)[\w:.-]*\d/i

/** A note is a block with words in it; the number in the text that it leads back to is not. */
function isNote(element: HtmlElement | undefined): boolean {
  if (element === undefined || !/^(?:li|p|div|aside|dd|section)$/.test(element.name)) return false
  for (const { name } of descendants(element)) if (/^(?:article|h[1-6]|ul|ol|table)$/.test(name)) return false
  return textOf(element).length < 3000
}

/**
 * A page whose notes carry their anchors themselves. Word processors and newsletters set them on the number that a note
 * begins with and that leads back, `<p><a name="_ftn1" href="#_ftnref1">[1]</a> …`; it goes, for readers number notes anew.
 */
export function withAnchoredNotes(page: HtmlElement): HtmlElement {
  const known = new Set<string>()
  const anchored = (element: HtmlElement): HtmlElement => {
    const marker = isBlockElement(element) ? markerOf(element, known) : undefined
    const own = anchorOf(element)
    if (own !== '') known.add(own)
    let isChanged = marker !== undefined
    const children: HtmlNode[] = []
    for (const child of element.children) {
      if (typeof child === 'string') children.push(child)
      else if (child !== marker?.element) {
        const inner = anchored(child)
        isChanged ||= inner !== child
        children.push(inner)
      }
    }
    if (!isChanged) return element
    const attributes = marker === undefined ? element.attributes : new Map(element.attributes).set('id', marker.anchor)
    return { name: element.name, attributes, children }
  }
  return anchored(page)
}

/** The number that a block begins with, if it has an anchor and leads back to one further up the page. */
function markerOf(
  { children }: HtmlElement,
  known: ReadonlySet<string>,
): { element: HtmlElement; anchor: string } | undefined {
  const first = children.find((child) => typeof child !== 'string' || child.trim() !== '')
  if (first === undefined || typeof first === 'string' || isBlockElement(first)) return undefined
  const link = first.name === 'a' ? first : find(first, ({ name }) => name === 'a')
  if (link === undefined || !isNoteNumber(textOf(first))) return undefined
  const anchor = anchorOf(link) || anchorOf(first)
  return anchor !== '' && known.has(fragmentOf(attribute(link, 'href'))) ? { element: first, anchor } : undefined
}

function anchorOf(element: HtmlElement): string {
  return attribute(element, 'id') || (element.name === 'a' ? attribute(element, 'name') : '')
}
