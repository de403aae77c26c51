import type { Article } from '#core/article/schema.ts'
import { isLargerThan, MAX_ARTICLE_BYTES, MAX_TEXT } from '#core/article/size.ts'
import { withoutControls } from '#core/text/controls.ts'
import { idForTitle } from '#core/importing/articleId.ts'
import { draftText, isTooMuch, type Draft } from '#core/importing/html/drafts.ts'
import type { ImportedPage } from '#core/importing/html/importPage.ts'
import { resolveLink, webAddress } from '#core/importing/html/links.ts'
import { toBlocks } from '#core/importing/html/toArticle.ts'
import type { HtmlElement } from '#core/importing/html/tree.ts'
import { writtenLanguage } from '#core/importing/html/writtenLanguage.ts'
import { MAX_WRITTEN_LINES } from '#core/importing/lines.ts'
import { markScripts } from '#core/importing/markScripts.ts'
import type { ImportWarning } from '#core/importing/outcome.ts'
import type { ImportOptions } from '#core/importing/plainText.ts'
import { withoutDialects } from './dialects.ts'
import { drawMarkdown } from './drawMarkdown.ts'
import { takeFrontMatter } from './frontMatter.ts'
import { metadataOf } from './metadata.ts'
import { parseMarkdown, type MarkdownPart } from './parseMarkdown.ts'

export interface MarkdownOptions extends ImportOptions {
  /** Where the text came from, which its links are relative to, if it does not say so itself. */
  url?: string
  /** Reads the HTML that Markdown may hold. */
  parseHtml: (html: string) => HtmlElement
}

/**
 * Makes an article of Markdown (CommonMark and GFM) with or without front matter. The title is the one given, else that
 * of the front matter, else the first heading of the first level, else a heading that the text begins with. Nothing of
 * the text is stored as markup: HTML in it is read as that of a page. `text` is decoded already. Never throws.
 */
export function importMarkdown(text: string, options: MarkdownOptions): ImportedPage {
  if (isLargerThan(text, MAX_ARTICLE_BYTES)) return { ok: false, problem: 'too-large' }
  if (isBeyondLimits(text)) return { ok: false, problem: 'too-large' }
  const front = takeFrontMatter(text.toWellFormed())
  const metadata = metadataOf(front)
  const source = metadata.source ?? webAddress(options.url ?? '', undefined)
  const plain = withoutDialects(front.body)
  const parsed = parseMarkdown(plain.text)
  if (!parsed.ok) return { ok: false, problem: 'too-large' }

  const warnings: ImportWarning[] = metadata.unread.map((quote) => ({ note: 'date-unread', line: 1, quote }))
  if (front.isDamaged) warnings.push({ note: 'front-matter-unread', line: 1, quote: '---' })
  const warn = (note: ImportWarning['note'], line: number, quote: string) =>
    warnings.push({ note, line: line + front.lines, quote })
  for (const { note, line, quote } of plain.leftOut) warn(note, line, quote)

  const drafts = drawnParts(parsed.parts, {
    lang: options.lang ?? metadata.lang ?? 'und',
    linkOf: (href) => resolveLink(href, source),
    parseHtml: options.parseHtml,
    leaveOut: warn,
  })
  const given = options.title === undefined ? undefined : withoutControls(options.title)
  const { title, body } = withoutTitle(drafts, given ?? metadata.title)
  if (body.every((draft) => draftText(draft) === ''))
    return { ok: false, problem: title === undefined ? 'empty' : 'no-body' }
  if (title === undefined) return { ok: false, problem: 'no-title' }
  if (isTooMuch(body)) return { ok: false, problem: 'too-large' }

  const written = writtenLanguage(body, title, options.lang ?? metadata.lang)
  const lang = options.lang ?? written.lang
  const dir = metadata.dir ?? written.dir
  const { blocks, images, lostLinks } = toBlocks(body.map(captioned), source)
  if (lostLinks > 0) warnings.unshift({ note: 'links-dropped', line: 1, quote: String(lostLinks) })
  const article: Article = {
    format: 1,
    id: options.id ?? metadata.id ?? idForTitle(title),
    lang,
    dir,
    title,
    ...(metadata.kicker !== undefined && { kicker: metadata.kicker }),
    ...(metadata.standfirst !== undefined && { standfirst: metadata.standfirst }),
    authors: metadata.authors.map((name) => ({ name })),
    ...(metadata.publisher !== undefined && { publisher: { name: metadata.publisher } }),
    ...(metadata.published !== undefined && { published: metadata.published }),
    ...(metadata.updated !== undefined && metadata.updated !== metadata.published && { updated: metadata.updated }),
    topics: metadata.topics,
    ...(source !== undefined && { source: { url: source } }),
    ...(metadata.translationKey !== undefined && { translationKey: metadata.translationKey }),
    blocks: blocks.map((block) => markScripts(block, { lang, dir })),
  }
  return { ok: true, article, images, warnings: warnings.toSorted((one, other) => one.line - other.line) }
}

/** A picture on the web cannot come along; what its author says of it can, and leads there. */
function captioned(draft: Draft): Draft {
  if (draft.type !== 'figure' || draft.caption.text !== '' || webAddress(draft.picture.src, undefined) === undefined)
    return draft
  return { ...draft, caption: { text: draft.picture.alt, spans: [] } }
}

/** As with plain text: more lines than any article has, or a line that is longer than any text of one. */
function isBeyondLimits(text: string): boolean {
  let lines = 0
  let start = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    lines += 1
    if (lines > MAX_WRITTEN_LINES || end - start > MAX_TEXT) return true
    start = end + 1
  }
  return text.length - start > MAX_TEXT
}

function drawnParts(parts: MarkdownPart[], around: Parameters<typeof drawMarkdown>[1]): Draft[] {
  const definitions = new Map(
    parts
      .flatMap(({ nodes }) =>
        nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node] as const] : [])),
      )
      .toReversed(),
  )
  const drafts = parts.flatMap(({ nodes, line }) => drawMarkdown(nodes, around, definitions, line))
  // Notes stand behind the text, wherever they were defined, the first of each label.
  const isNote = (draft: Draft) => draft.type === 'note'
  const notes = new Map(
    drafts
      .filter(isNote)
      .toReversed()
      .map((note) => [note.type === 'note' ? note.anchor : '', note]),
  )
  return [...drafts.filter((draft) => !isNote(draft)), ...[...notes.values()].toReversed()]
}

/** Takes the title off the text, where it stands there: a heading that says the same, or that is one. */
function withoutTitle(drafts: Draft[], given: string | undefined): { title: string | undefined; body: Draft[] } {
  const headings = drafts.filter((draft) => draft.type === 'heading')
  const opening = drafts.find((draft) => draft.type !== 'figure' && draft.type !== 'separator')
  const heading =
    given === undefined
      ? (headings.find(({ level }) => level === 1) ?? headings.find((draft) => draft === opening))
      : headings.slice(0, 1).find(({ text }) => sameWords(text, given))
  return { title: given ?? heading?.text, body: drafts.filter((draft) => draft !== heading) }
}

function sameWords(one: string, other: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase()
  return bare(one) === bare(other)
}
