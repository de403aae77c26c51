import { fragmentOf, isNoteNumber } from './drawBlocks.ts'
import { attribute, descendants, textOf } from './query.ts'
import type { HtmlElement } from './tree.ts'

/**
 * The anchors of a page's notes: what small numbers in its text lead to, [1] or a raised ١, and what is there. A note that
 * leads back to its number does not make that number a note.
 */
export function noteAnchors(body: HtmlElement): ReadonlySet<string> {
  const ids = new Map<string, HtmlElement>()
  const wanted = new Set<string>()
  const walk = (element: HtmlElement, isRaised: boolean) => {
    const id = attribute(element, 'id') || (element.name === 'a' ? attribute(element, 'name') : '')
    if (id !== '' && !ids.has(id)) ids.set(id, element)
    if (element.name === 'a' && attribute(element, 'href').includes('#')) {
      const anchor = fragmentOf(attribute(element, 'href'))
      const isMarked =
        isRaised ||
        /noteref/.test(`${attribute(element, 'role')} ${attribute(element, 'epub:type')}`) ||
        NOTE.test(anchor)
      if (anchor !== '' && isMarked && isNoteNumber(textOf(element))) wanted.add(anchor)
    }
    for (const child of element.children) if (typeof child !== 'string') walk(child, isRaised || element.name === 'sup')
  }
  walk(body, false)
  return new Set([...wanted].filter((anchor) => isNote(ids.get(anchor))))
}

const NOTE = /^_?(?:fn|ftn|foot|note|cite|end|ref|r|n)[\w:.-]*\d/i

/** A note is a block with words in it; the number in the text that it leads back to is not. */
function isNote(element: HtmlElement | undefined): boolean {
  if (element === undefined || !/^(?:li|p|div|aside|dd|section)$/.test(element.name)) return false
  for (const { name } of descendants(element)) if (/^(?:article|h[1-6]|ul|ol|table)$/.test(name)) return false
  return textOf(element).length < 3000
}
