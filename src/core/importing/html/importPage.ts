import type { Article } from '#core/article/schema.ts'
import { withoutControls } from '#core/text/controls.ts'
import { idForTitle } from '#core/importing/articleId.ts'
import { markScripts } from '#core/importing/markScripts.ts'
import type { Imported, ImportWarning } from '#core/importing/outcome.ts'
import { titleFrom } from '#core/importing/title.ts'
import { drawBlocks } from './drawBlocks.ts'
import { draftText, isTooMuch, type Draft } from './drafts.ts'
import { fillGaps } from './fillGaps.ts'
import { findBody } from './findBody.ts'
import { resolveLink } from './links.ts'
import { isNewsroom, readMetadata } from './metadata.ts'
import { noteAnchors, withAnchoredNotes } from './noteAnchors.ts'
import { pageCredits } from './pageCredits.ts'
import { pageTitle } from './pageTitle.ts'
import { isHidden, pruned, type LeftOut } from './prune.ts'
import { attribute, descendants, purposeOf, textOf } from './query.ts'
import { dateInAddress } from './statedDate.ts'
import { tidyDrafts } from './tidyDrafts.ts'
import { toBlocks, type ImportedImage } from './toArticle.ts'
import type { HtmlElement } from './tree.ts'
import { writtenLanguage } from './writtenLanguage.ts'

export interface PageOptions {
  /** The address that the page came from, which its links and images are relative to. */
  url?: string
  /** A BCP 47 tag, instead of what the page says and its letters suggest. */
  lang?: string
  /** The article's id, instead of one made from the title. */
  id?: string
  /** The title, instead of the page's. */
  title?: string
}

/** As `Imported`, with the pictures of the page, which are not in the article yet. */
export type ImportedPage =
  { ok: true; article: Article; warnings: ImportWarning[]; images: ImportedImage[] } | Extract<Imported, { ok: false }>

/** An extractor: the body of a page without its navigation, or nothing where it finds none. */
export type FindReadable = (page: HtmlElement) => HtmlElement | undefined

/** A longer text is no title, whatever stands around it. */
const MAX_TITLE = 400
/** A page that loses more than this was not read well; the first ones then say enough. */
const MAX_WARNINGS = 60

/**
 * Makes an article of a saved web page: its body as blocks, and what it says of its title, authors and dates, for
 * machines and for readers. Only what is the page's rather than the article's is left out, with a warning each. Never
 * throws.
 *
 * @param source the tree of the page
 */
export function importPage(source: HtmlElement, findReadable: FindReadable, options: PageOptions = {}): ImportedPage {
  const page = withAnchoredNotes(source)
  const leftOut: LeftOut[] = []
  const metadata = readMetadata(page, options.url)
  const rest = pruned(page, leftOut)
  const readable = findReadable(rest)
  const found = findBody(rest, readable)
  const body = pruned(found, leftOut)
  const { marked, headings, subtitles } = headingsOf(page)
  const given = options.title === undefined ? undefined : withoutControls(options.title)
  const base = metadata.base ?? metadata.address
  const declared = options.lang ?? metadata.lang

  const surroundings = {
    lang: declared ?? 'und',
    linkOf: (href: string) => resolveLink(href, base),
    notes: noteAnchors(rest),
  }
  const drawn = drawBlocks(body, surroundings)
  const drafts = found === readable ? fillGaps(drawn, drawBlocks(rest, surroundings)) : drawn
  if (isTooMuch(drafts)) return { ok: false, problem: 'too-large' }
  const lines = drafts.slice(0, OPENING).map(draftText)
  const shown = { marked, headings, lines: lines.filter((line) => line !== '' && line.length <= MAX_TITLE) }
  const stated = given ?? pageTitle(metadata, shown) ?? firstHeading(drafts)
  const opening = drafts.map(draftText).find((text) => text !== '')
  if (opening === undefined) return { ok: false, problem: stated === undefined ? 'empty' : 'no-body' }
  const title = stated ?? titleFrom(opening)
  if (stated === undefined) leftOut.push({ note: 'title-made', text: title })

  const { lang, dir } = writtenLanguage(drafts, title, declared)
  const written = options.lang ?? lang
  const tidied = tidyDrafts(drafts, title, { description: metadata.description, subtitles }, written, leftOut)
  const credits = pageCredits(rest, title, written)
  if (tidied.drafts.length === 0) return { ok: false, problem: 'no-body' }

  const { blocks, images, lostLinks } = toBlocks(tidied.drafts, base)
  if (lostLinks > 0) leftOut.unshift({ note: 'links-dropped', text: String(lostLinks) })
  if (blocks.length === 0) return { ok: false, problem: 'no-body' }
  const authors = firstFilled(
    metadata.authors.filter((name) => !isNewsroom(name, metadata.siteName)),
    tidied.authors,
    credits.authors,
    metadata.authors,
  )
  const publisher = metadata.publisher ?? (tidied.publisher === undefined ? undefined : { name: tidied.publisher })
  const published =
    metadata.published ?? tidied.published ?? credits.published ?? (metadata.address && dateInAddress(metadata.address))
  const kicker = metadata.section ?? tidied.kicker
  const updated = metadata.updated ?? tidied.updated ?? credits.updated
  const article: Article = {
    format: 1,
    id: options.id ?? idForTitle(title),
    lang: written,
    dir,
    title,
    ...(kicker !== undefined && kicker.length <= 40 && { kicker }),
    ...(tidied.standfirst !== undefined && { standfirst: tidied.standfirst }),
    authors: [...new Set(authors)].map((name) => ({ name })),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && updated !== published && { updated }),
    topics: metadata.topics,
    ...(metadata.address !== undefined && { source: { url: metadata.address } }),
    blocks: blocks.map((block) => markScripts(block, { lang: written, dir })),
  }
  return { ok: true, article, warnings: warningsOf(leftOut), images }
}

/** How far down the text a line may stand that is its title. */
const OPENING = 20

interface Headings {
  /** What the page itself calls the title of its text. */
  marked: string[]
  /** The headings of the first level. */
  headings: string[]
  subtitles: string[]
}

/** The titles that are shown on a page. */
function headingsOf(page: HtmlElement): Headings {
  const found: Headings = { marked: [], headings: [], subtitles: [] }
  for (const element of descendants(page, isHidden)) {
    const purpose = purposeOf(element)
    const isMarked = TITLE_NAMES.has(element.name) && (isTitlePurpose(purpose) || isHeadline(element))
    const list = SUBTITLE.test(purpose)
      ? found.subtitles
      : isMarked
        ? found.marked
        : element.name === 'h1'
          ? found.headings
          : undefined
    if (list === undefined || list.length >= MOST_HEADINGS) continue
    const text = withoutControls(textOf(withoutHidden(element)))
    if (/\p{L}/u.test(text) && text.length <= MAX_TITLE) list.push(text)
  }
  return found
}

/** No page has so many titles. */
const MOST_HEADINGS = 50
const TITLE_NAMES = new Set(['h1', 'h2', 'h3', 'h4', 'p', 'div'])
const SUBTITLE =
  /(?:^|[\s_-])(?:sub-?title|stand-?first|excerpt|dek|deck|sub-?head(?:line)?|(?:post|article)-(?:summary|lead)|lede|chapeau)(?=$|[\s_-])/i

/** `entry-title` of blogs; `title` and `MsoTitle` of paragraphs that word processors write. */
function isTitlePurpose(purpose: string): boolean {
  return /(?:^|[\s_-])(?:entry|post|article|story|news|topic|question)[-_]?(?:title|headline)(?=$|\s)|(?:^|\s)MsoTitle(?=$|\s)/i.test(
    purpose,
  )
}

/** As the page's own data say, https://schema.org/headline */
function isHeadline(element: HtmlElement): boolean {
  return (
    /\bheadline\b/.test(attribute(element, 'itemprop')) ||
    (element.name === 'p' && /(?:^|\s)title(?=$|\s)/.test(attribute(element, 'class')))
  )
}

function withoutHidden(element: HtmlElement): HtmlElement {
  return {
    ...element,
    children: element.children
      .filter((child) => typeof child === 'string' || !isHidden(child))
      .map((child) => (typeof child === 'string' ? child : withoutHidden(child))),
  }
}

function firstHeading(drafts: Draft[]): string | undefined {
  const heading = drafts.find((draft) => draft.type === 'heading' && draft.text.length <= MAX_TITLE)
  return heading && draftText(heading)
}

function firstFilled<Entry>(...lists: Entry[][]): Entry[] {
  return lists.find((list) => list.length > 0) ?? []
}

/** One for each text; a page has no lines that an editor could look up. */
function warningsOf(leftOut: LeftOut[]): ImportWarning[] {
  const known = new Set<string>()
  const warnings: ImportWarning[] = []
  for (const { note, text } of leftOut) {
    const key = `${note} ${text}`
    if (text === '' || known.has(key)) continue
    known.add(key)
    warnings.push({ note, line: 1, quote: text })
    if (warnings.length === MAX_WARNINGS) break
  }
  return warnings
}
