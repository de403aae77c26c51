import { authorsOf } from '#core/importing/credits.ts'
import { readDateLine } from '#core/importing/dates.ts'
import { cleanNames } from './metadata.ts'
import { attribute, descendants, isBlockElement, purposeOf, textOf } from './query.ts'
import { statedDate } from './statedDate.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** What the shown part of a page says of who wrote an article and when. */
export interface PageCredits {
  authors: string[]
  published: string | undefined
  updated: string | undefined
}

/** How many lines behind the title, and before it, a date is looked for. */
const BEHIND = 25
const BEFORE = 4
const MAX_LINE = 200

/**
 * Looks for date and byline around the title of a page: a `<time>` first, then lines that are nothing else. Dates above
 * the title are often the visitor's day and come last.
 *
 * @param page without comments and navigation
 */
export function pageCredits(page: HtmlElement, title: string, lang: string): PageCredits {
  const credits: PageCredits = { authors: [], published: undefined, updated: undefined }
  const lines = linesOf(page)
  const titleAt = lines.findIndex(({ text }) => text === title)
  const near = titleAt === -1 ? lines.slice(0, BEHIND * 2) : lines.slice(titleAt + 1, titleAt + 1 + BEHIND)
  const above = titleAt === -1 ? [] : lines.slice(Math.max(0, titleAt - BEFORE), titleAt)
  for (const line of [...near, ...above]) readLine(line, lang, credits)
  if (credits.authors.length === 0) credits.authors = markedAuthors(page)
  return credits
}

interface Line {
  text: string
  element: HtmlElement
}

function readLine({ text, element }: Line, lang: string, credits: PageCredits): void {
  const time = timeIn(element)
  const date = readDateLine(text, lang)
  if (time !== undefined && /^.{0,60}$/.test(text)) {
    if (/updat|modif|تحديث|محدث|تعديل/i.test(`${text} ${attribute(time.element, 'itemprop')}`))
      credits.updated ??= time.date
    else credits.published ??= time.date
  }
  if (date !== undefined) {
    credits.published ??= date.published
    credits.updated ??= date.updated
    if (date.author !== undefined && credits.authors.length === 0) credits.authors = cleanNames([date.author])
    // «أبريل 25, 2022 · دقيقتان · AboTyim»: what is left beside a date that stands apart may be a name; it is not guessed.
  } else if (credits.authors.length === 0) {
    const authors = authorsOf(text)
    if (authors !== undefined) credits.authors = cleanNames(authors)
  }
}

function timeIn(element: HtmlElement): { element: HtmlElement; date: string } | undefined {
  for (const inner of [element, ...descendants(element)]) {
    if (inner.name !== 'time') continue
    const date = statedDate(attribute(inner, 'datetime'))
    if (date !== undefined) return { element: inner, date }
  }
  return undefined
}

/** The innermost blocks of a page that have text, in order, with their text. */
function linesOf(page: HtmlElement): Line[] {
  const lines: Line[] = []
  const walk = (element: HtmlElement): boolean => {
    const withinLines: HtmlNode[] = []
    let hasBlock = false
    for (const child of element.children) {
      const isLines = typeof child !== 'string' && (walk(child) || isBlockElement(child))
      hasBlock ||= isLines
      if (!isLines) withinLines.push(child)
    }
    // Where there are blocks, the words between them are lines too; that their order is lost does no harm.
    const parts = hasBlock ? withinLines : isBlockElement(element) ? [element] : []
    for (const part of element.name === 'head' ? [] : parts) {
      const text = textOf(part)
      if (text !== '' && text.length <= MAX_LINE) {
        lines.push({ text, element: part === element ? element : { ...element, children: [part] } })
      }
    }
    return hasBlock
  }
  walk(page)
  return lines
}

/** Names that the page marks as the author's. */
function markedAuthors(page: HtmlElement): string[] {
  for (const fits of AUTHOR_SIGNS) {
    for (const element of descendants(page)) {
      if (!fits(element)) continue
      const text = textOf(element)
      if (text === '' || text.length > 80) continue
      const names = cleanNames(authorsOf(text) ?? [text])
      if (names.length > 0 && readDateLine(text) === undefined) return names
    }
  }
  return []
}

const AUTHOR_SIGNS: ((element: HtmlElement) => boolean)[] = [
  (element) => /\bauthor\b/.test(attribute(element, 'itemprop')),
  (element) => /(?:^|\s)author(?:\s|$)/.test(attribute(element, 'rel')),
  (element) => /(?:^|[\s_-])(?:byline|author-?name|post-?author|entry-?author)(?:$|[\s_-])/i.test(purposeOf(element)),
]
