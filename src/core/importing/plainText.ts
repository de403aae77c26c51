import { blockIdMaker } from '#core/article/blockIds.ts'
import { isLargerThan, MAX_ARTICLE_BYTES } from '#core/article/size.ts'
import type { Article } from '#core/article/schema.ts'
import { withoutControls } from '#core/text/controls.ts'
import { directionOf } from '#core/text/direction.ts'
import { articleIdOf } from './articleId.ts'
import { readBody } from './body.ts'
import { readHead } from './head.ts'
import { detectLanguage } from '#core/text/language.ts'
import { linesOf, MAX_LINES } from './lines.ts'
import { markScripts } from './markScripts.ts'
import type { Imported, ImportWarning } from './outcome.ts'

/** What the format allows in one text. */
const MAX_TEXT = 1_000_000

export interface ImportOptions {
  /** A BCP 47 tag, instead of the language that the letters suggest. */
  lang?: string
  /** The article's id, instead of one made from the title. */
  id?: string
  /** The title, where the text has none. */
  title?: string
}

/**
 * Makes an article of plain text in Arabic or English: title on the first line, then perhaps date, publisher and author,
 * then the body. Words stay as they are, those in the other script marked as phrases; only white space, invisible controls
 * and what is no part of the text go, with a warning each. `text` is decoded already. Never throws; linear in the length of the text.
 */
export function importPlainText(text: string, options: ImportOptions = {}): Imported {
  if (isLargerThan(text, MAX_ARTICLE_BYTES)) return { ok: false, problem: 'too-large' }
  if (/^[\s\uFEFF]*<(?:!doctype|html|head|body|\?xml|rss|feed)\b/i.test(text)) return { ok: false, problem: 'markup' }
  const { lines, removed } = linesOf(text)
  if (lines.length > MAX_LINES) return { ok: false, problem: 'too-large' }
  const detected = detectLanguage(text)
  if (detected === undefined && !/\p{L}/u.test(text)) return { ok: false, problem: 'empty' }

  const lang = options.lang ?? detected ?? 'en'
  const warnings: ImportWarning[] = [...removed].map(([quote, line]) => ({ note: 'characters-removed', line, quote }))
  const head = readHead(lines, lang, options.title && withoutControls(options.title), warnings)
  const { title, standfirst, publisher, published, updated, authors } = head
  if (title === undefined) return { ok: false, problem: 'no-title' }
  const blocks = readBody(lines.slice(head.bodyAt), title, warnings)
  if (blocks.length === 0) return { ok: false, problem: 'no-body' }
  if (lines.some((line) => line.text.length > MAX_TEXT)) return { ok: false, problem: 'too-large' }

  const dir = directionOf(lang)
  const article: Article = {
    format: 1,
    id: options.id ?? idFor(title),
    lang,
    dir,
    title,
    ...(standfirst !== undefined && { standfirst }),
    authors: [...new Set(authors)].map((name) => ({ name })),
    ...(publisher !== undefined && { publisher: { name: publisher } }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    topics: [],
    blocks: blocks.map((block) => markScripts(block, { lang, dir })),
  }
  return { ok: true, article, warnings: warnings.toSorted((a, b) => a.line - b.line) }
}

/** Where no letter of the title can stand in an address, its hash does. */
function idFor(title: string): string {
  return articleIdOf(title) || `article-${blockIdMaker()(title)}`
}
