import { open, readFile } from 'node:fs/promises'
import { checkArticle, faultOfText } from '#core/article/check.ts'
import type { Article } from '#core/article/schema.ts'
import { isLargerThan, MAX_ARTICLE_BYTES } from '#core/article/size.ts'
import { upgraded } from '#core/article/upgrade.ts'
import { decodeText } from '#core/importing/decode.ts'
import { importFeed, MAX_ENTRIES, type ImportedFeed } from '#core/importing/feed/importFeed.ts'
import type { ImportedImage } from '#core/importing/html/toArticle.ts'
import { importMarkdown } from '#core/importing/markdown/importMarkdown.ts'
import { problemText, shortened, warningText, type Imported, type ImportWarning } from '#core/importing/outcome.ts'
import { importPlainText } from '#core/importing/plainText.ts'
import { repairArticle } from '#core/importing/repair/repairArticle.ts'
import { repairSource } from '#core/importing/repair/repairSource.ts'
import { repairText, type Repair } from '#core/importing/repair/repairs.ts'
import { parseObject } from '#build/articleFiles.ts'
import { importHtml } from '#build/importing/html.ts'
import { parseHtml } from '#build/importing/parseHtml.ts'
import { MAX_XML_ELEMENTS, parseXml } from '#build/importing/parseXml.ts'
import type { Terminal } from '#build/terminal.ts'
import type { Asked } from './arguments.ts'
import { formatOf } from './formats.ts'
import type { Source } from './sources.ts'

/** An article as it was read, before anything is stored. */
export interface ReadArticle {
  article: Article
  /** Pictures that are not in it yet. */
  images: ImportedImage[]
  /** What an editor should know, each a line of the terminal after the name of the file. */
  warnings: string[]
  /** Whether its ids are its own (article JSON) and not to be matched with those of an earlier import. */
  hasIds: boolean
}

export interface ReadSource {
  articles: ReadArticle[]
  /** Entries of a feed that have no text in it: their titles, or addresses. */
  summaries: string[]
  /** What is wrong, each the end of a sentence that begins with the name of the file. Then there are no articles. */
  faults: string[]
  /** Whether it is JSON of another kind, which in a folder is none of our business. */
  isForeign: boolean
}

/** Reads one file as one article, or as those of a feed. Never throws. */
export async function readSource({ file }: Source, asked: Asked, terminal: Terminal): Promise<ReadSource> {
  let bytes: Uint8Array
  try {
    bytes = file === '-' ? await terminal.readInput() : await readBytes(file)
  } catch (error) {
    return fault(unreadable(error))
  }
  // Twice the limit: a text in UTF-16 shrinks.
  if (bytes.length > 2 * MAX_ARTICLE_BYTES) return fault(problemText('too-large'))
  const decoded = decodeText(bytes)
  if (!decoded.ok) return fault(problemText(decoded.problem))

  const { text: written, broken } = decoded
  const format = asked.format ?? formatOf(file, written)
  if (format === 'json') return readJson(written, asked)
  const source = asked.repair ? repairSource(written) : { text: written, repairs: [] }
  const damage: ImportWarning[] = broken > 0 ? [{ note: 'broken-characters', line: 1, quote: String(broken) }] : []
  const finish = (imported: Imported | (Imported & { images?: ImportedImage[] })) =>
    finished(imported, { asked, repairs: source.repairs, damage })

  const options = { ...asked.options, ...(asked.url !== undefined && { url: asked.url }) }
  switch (format) {
    case 'text':
      return finish(importPlainText(source.text, asked.options))
    case 'markdown':
      return finish(importMarkdown(source.text, { ...options, parseHtml }))
    case 'html':
      // The bytes decide, and what the page says of them, unless its text needed repair.
      return finish(importHtml(source.repairs.length > 0 ? source.text : bytes, options))
    case 'feed':
      return readFeedText(source.text, asked, finish)
  }
}

/** No more than could be an article, even of a file without end. */
async function readBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > 2 * MAX_ARTICLE_BYTES) return new Uint8Array(2 * MAX_ARTICLE_BYTES + 1)
    return await readFile(handle)
  } finally {
    await handle.close()
  }
}

function readFeedText(text: string, asked: Asked, finish: (imported: Imported) => ReadSource): ReadSource {
  const { id, title, lang } = asked.options
  if (id !== undefined || title !== undefined) return fault('is a feed: --id and --title go with one article only')
  const feed = importFeed(text, { parseXml, parseHtml, ...(lang !== undefined && { lang }) })
  if (!feed.ok) return fault(feedFault(feed.problem))
  const result: ReadSource = { articles: [], summaries: [], faults: [], isForeign: false }
  for (const entry of feed.entries) {
    const name = shortened(entry.title || entry.url || 'an entry without a title')
    if (entry.imported === undefined) {
      result.summaries.push(name)
      continue
    }
    const read = finish(entry.imported)
    result.articles.push(...read.articles)
    result.faults.push(...read.faults.map((reason) => `“${name}” ${reason}`))
  }
  if (feed.entries.length === 0) result.faults.push('is a feed without entries')
  return result.faults.length > 0 ? { ...result, articles: [] } : result
}

function feedFault(problem: Extract<ImportedFeed, { ok: false }>['problem']): string {
  if (problem === 'not-a-feed') return 'is XML or JSON, but no feed that can be read (RSS, Atom, JSON Feed)'
  if (problem === 'too-many-entries') return `is a feed of more than ${MAX_ENTRIES} entries: import it in parts`
  if (problem === 'too-large')
    return `is too large a feed: it may have 5 MB and ${MAX_XML_ELEMENTS} elements; import it in parts`
  return problemText(problem)
}

interface Reading {
  asked: Asked
  repairs: Repair[]
  damage: ImportWarning[]
}

function finished(imported: Imported & { images?: ImportedImage[] }, { asked, repairs, damage }: Reading): ReadSource {
  if (!imported.ok) return fault(problemText(imported.problem))
  const repaired = asked.repair ? repairArticle(imported.article) : { article: imported.article, repairs: [] }
  // The last word has the same check that guards the published articles.
  const json = JSON.stringify(repaired.article)
  if (isLargerThan(json, MAX_ARTICLE_BYTES)) return fault('makes an article of more than 5 MB; import it in parts')
  const result = checkArticle(json)
  if (!result.ok) return { articles: [], summaries: [], faults: faultTexts(result.faults), isForeign: false }
  const warnings = [...damage, ...imported.warnings].map(
    (warning) => `:${warning.line}: warning: ${warningText(warning)}`,
  )
  const mended = [...repairs, ...repaired.repairs].map((repair) => `: repaired: ${repairText(repair)}`)
  const article = {
    article: repaired.article,
    images: imported.images ?? [],
    warnings: [...warnings, ...mended],
    hasIds: false,
  }
  return { articles: [article], summaries: [], faults: [], isForeign: false }
}

/** Article JSON of any format, or a JSON Feed. */
function readJson(text: string, asked: Asked): ReadSource {
  const value = parseObject(text)
  if (typeof value?.['version'] === 'string' && value['version'].includes('jsonfeed.org')) {
    return readFeedText(text, asked, (imported) => finished(imported, { asked, repairs: [], damage: [] }))
  }
  // An object that is nested without end could not be written as text again.
  const outside = faultOfText(text)
  if (outside !== undefined) return fault(outside)
  const result = checkArticle(value === undefined ? text : JSON.stringify({ ...upgraded(value), ...asked.options }))
  const isForeign = value?.['format'] === undefined || value['blocks'] === undefined
  if (!result.ok) return { articles: [], summaries: [], faults: faultTexts(result.faults), isForeign }
  return {
    articles: [{ article: result.article, images: [], warnings: [], hasIds: true }],
    summaries: [],
    faults: [],
    isForeign: false,
  }
}

function faultTexts(faults: { path: string; reason: string }[]): string[] {
  return faults.map(({ path: place, reason }) => (place === '' ? reason : `${place}: ${reason}`))
}

function fault(reason: string): ReadSource {
  return { articles: [], summaries: [], faults: [reason], isForeign: false }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'is not there'
  if (code === 'EISDIR') return 'is a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read'
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`
}
