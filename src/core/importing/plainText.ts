import { isLargerThan, MAX_ARTICLE_BYTES, MAX_BLOCKS, MAX_TEXT } from '#core/article/size.ts'
import type { Article, Block } from '#core/article/schema.ts'
import { withoutControls } from '#core/text/controls.ts'
import { directionOf } from '#core/text/direction.ts'
import { idForTitle } from './articleId.ts'
import { readBody } from './body.ts'
import { readHead, type Head } from './head.ts'
import { detectLanguage } from '#core/text/language.ts'
import { linesOf, type Line } from './lines.ts'
import { markScripts } from './markScripts.ts'
import type { Imported, ImportWarning } from './outcome.ts'
import { withoutPage } from './pasted.ts'
import { titleFrom } from './title.ts'

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
  if (lines.length > MAX_BLOCKS) return { ok: false, problem: 'too-large' }
  const detected = detectLanguage(text)
  if (detected === undefined && !/\p{L}/u.test(text)) return { ok: false, problem: 'empty' }

  const lang = options.lang ?? detected ?? 'en'
  const warnings: ImportWarning[] = [...removed].map(([quote, line]) => ({ note: 'characters-removed', line, quote }))
  const page = withoutPage(lines, lang, warnings)
  const stated = options.title && withoutControls(options.title)
  const { head, title, blocks } = readParts(page, lang, stated, warnings)
  const { standfirst, publisher, published, updated, authors } = head
  if (blocks.length === 0) return { ok: false, problem: 'no-body' }
  if (lines.some((line) => line.text.length > MAX_TEXT)) return { ok: false, problem: 'too-large' }

  const dir = directionOf(lang)
  const article: Article = {
    format: 1,
    id: options.id ?? idForTitle(title),
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

/** A line at least this long may be all there is of a text; a title alone is none. */
const LEAST_TEXT = 100

/** The head and the body of a text; where it has no title, one is made of its first words. */
function readParts(
  lines: Line[],
  lang: string,
  stated: string | undefined,
  warnings: ImportWarning[],
): { head: Head; title: string; blocks: Block[] } {
  const before = warnings.length
  const head = readHead(lines, lang, stated, warnings)
  const blocks = head.title === undefined ? [] : readBody(lines.slice(head.bodyAt), head.title, warnings)
  const { title } = head
  if (title !== undefined && (blocks.length > 0 || stated !== undefined || title.length < LEAST_TEXT)) {
    return { head, title, blocks }
  }
  // Either no line was one, or the only line was taken for it.
  warnings.length = before
  const untitled = readHead(lines, lang, '', warnings)
  const body = lines.slice(untitled.bodyAt)
  const first = body[0]
  const made = titleFrom(first?.text ?? '')
  const text = readBody(body, made, warnings)
  if (first !== undefined && text.length > 0) warnings.push({ note: 'title-made', line: first.number, quote: made })
  return { head: untitled, title: made, blocks: text }
}
