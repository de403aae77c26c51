import { LANGUAGE_PATTERN } from '#core/article/patterns.ts'
import type { Article } from '#core/article/schema.ts'
import { isLargerThan, MAX_ARTICLE_BYTES } from '#core/article/size.ts'
import { idForTitle } from '#core/importing/articleId.ts'
import { drawBlocks } from '#core/importing/html/drawBlocks.ts'
import { draftText, isTooMuch } from '#core/importing/html/drafts.ts'
import type { ImportedPage } from '#core/importing/html/importPage.ts'
import { resolveLink, webAddress } from '#core/importing/html/links.ts'
import { noteAnchors, withAnchoredNotes } from '#core/importing/html/noteAnchors.ts'
import { statedDate } from '#core/importing/html/statedDate.ts'
import { tidyDrafts } from '#core/importing/html/tidyDrafts.ts'
import { toBlocks } from '#core/importing/html/toArticle.ts'
import type { HtmlElement } from '#core/importing/html/tree.ts'
import { writtenLanguage } from '#core/importing/html/writtenLanguage.ts'
import { markScripts } from '#core/importing/markScripts.ts'
import type { ImportProblem, ImportWarning } from '#core/importing/outcome.ts'
import { importPlainText } from '#core/importing/plainText.ts'
import { titleFrom } from '#core/importing/title.ts'
import { readFeed, type Feed, type FeedContent, type FeedEntry } from './readFeed.ts'

export interface FeedOptions {
  /** A BCP 47 tag, instead of what the feed says. */
  lang?: string
  /** Nothing where there is too much of it. */
  parseXml: (xml: string) => HtmlElement | undefined
  parseHtml: (html: string) => HtmlElement
}

/** An entry of a feed and what came of it. Without its text in the feed it is no article, and `imported` is missing. */
export interface ImportedEntry {
  title: string
  url: string
  imported?: ImportedPage
}

export type ImportedFeed =
  { ok: true; entries: ImportedEntry[] } | { ok: false; problem: ImportProblem | 'not-a-feed' | 'too-many-entries' }

/** As many as files of a folder. */
export const MAX_ENTRIES = 10_000

/**
 * Makes an article of each entry of a feed (RSS, Atom, JSON Feed) that has its whole text in the feed; title, authors,
 * dates and topics are those that the feed states. Never throws.
 */
export function importFeed(text: string, options: FeedOptions): ImportedFeed {
  if (isLargerThan(text, MAX_ARTICLE_BYTES)) return { ok: false, problem: 'too-large' }
  const feed = readFeed(text.toWellFormed(), options.parseXml)
  if (typeof feed === 'string') return { ok: false, problem: feed }
  if (feed.entries.length > MAX_ENTRIES) return { ok: false, problem: 'too-many-entries' }
  return {
    ok: true,
    entries: feed.entries.map((entry) => ({
      title: entry.title,
      url: entry.url,
      ...(entry.content !== undefined && { imported: importEntry(entry, entry.content, feed, options) }),
    })),
  }
}

function importEntry(entry: FeedEntry, content: FeedContent, feed: Feed, options: FeedOptions): ImportedPage {
  const site = webAddress(feed.url, undefined)
  const address = webAddress(entry.url, site)
  const base = entry.base ?? address ?? site
  const declared = options.lang ?? (LANGUAGE_PATTERN.test(entry.lang) ? entry.lang : undefined)
  if (content.kind === 'text') {
    const title = entry.title || titleFrom(content.text.trim().split(/[\r\n]/)[0] ?? '')
    const imported = importPlainText(content.text, { title, ...(declared !== undefined && { lang: declared }) })
    if (!imported.ok) return imported
    const made: ImportWarning[] = entry.title === '' ? [{ note: 'title-made', line: 1, quote: title }] : []
    const article = { ...imported.article, ...headOf(entry, feed, address) }
    return { ok: true, article, warnings: [...made, ...imported.warnings], images: [] }
  }

  const page = withAnchoredNotes(content.kind === 'html' ? options.parseHtml(content.text) : content.element)
  const drawn = drawBlocks(page, {
    lang: declared ?? 'und',
    linkOf: (href) => resolveLink(href, base),
    notes: noteAnchors(page),
  })
  const opening = drawn.map(draftText).find((words) => /\p{L}/u.test(words))
  if (opening === undefined) return { ok: false, problem: entry.title === '' ? 'empty' : 'no-body' }
  const title = entry.title || titleFrom(opening.replace(/\s+/g, ' '))
  const written = writtenLanguage(drawn, title, declared)
  const lang = options.lang ?? written.lang
  const leftOut: Parameters<typeof tidyDrafts>[4] = []
  const { drafts } = tidyDrafts(drawn, title, { description: undefined, subtitles: [] }, lang, leftOut)
  if (drafts.every((draft) => draftText(draft) === '')) return { ok: false, problem: 'no-body' }
  if (isTooMuch(drafts)) return { ok: false, problem: 'too-large' }
  const { blocks, images, lostLinks } = toBlocks(drafts, base)
  if (lostLinks > 0) leftOut.unshift({ note: 'links-dropped', text: String(lostLinks) })
  const article: Article = {
    format: 1,
    id: idForTitle(title),
    lang,
    dir: written.dir,
    title,
    authors: [],
    topics: [],
    ...headOf(entry, feed, address),
    blocks: blocks.map((block) => markScripts(block, { lang, dir: written.dir })),
  }
  const warnings = leftOut.map(({ note, text }): ImportWarning => ({ note, line: 1, quote: text }))
  if (entry.title === '') warnings.unshift({ note: 'title-made', line: 1, quote: title })
  return { ok: true, article, warnings, images }
}

/** What the feed states beside the text. */
function headOf(entry: FeedEntry, feed: Feed, address: string | undefined): Partial<Article> {
  const site = webAddress(feed.url, undefined)
  const published = statedDate(entry.published)
  const updated = statedDate(entry.updated)
  const topics = [...new Set(entry.topics.filter((topic) => topic !== '' && topic.length <= 100))]
  return {
    ...(entry.authors.length > 0 && { authors: [...new Set(entry.authors)].map((name) => ({ name })) }),
    ...(feed.title !== '' && { publisher: { name: feed.title, ...(site !== undefined && { url: site }) } }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && updated !== published && { updated }),
    ...(topics.length > 0 && { topics }),
    ...(address !== undefined && { source: { url: address } }),
  }
}
