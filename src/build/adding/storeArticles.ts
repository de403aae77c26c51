import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkArticle } from '#core/article/check.ts'
import { blockText } from '#core/article/blockText.ts'
import type { Article } from '#core/article/schema.ts'
import { freeId, idForTitle } from '#core/importing/articleId.ts'
import { alignBlocks } from '#core/importing/updating/alignBlocks.ts'
import { canonical } from '#core/importing/updating/canonical.ts'
import { updateArticle, type Changes } from '#core/importing/updating/updateArticle.ts'
import { contentFolder, parseObject, readArticleFiles } from '#build/articleFiles.ts'
import type { ImageFile } from './images.ts'
import type { ReadArticle } from './readSource.ts'

/** What became of an article. */
export interface Stored {
  article: Article
  /** Where it is, relative to the folder that the command runs in. */
  file: string
  state: 'new' | 'updated' | 'unchanged'
  changes?: Changes
}

/**
 * Puts articles and their images into the folder, all or none: they are written beside their final names, and take their
 * places when all are written. One that was imported before is updated in place; another article of the same id is never
 * touched: the new one gets a number behind its id, or is refused if the id was asked for.
 */
export async function storeArticles(
  articles: ReadArticle[],
  images: ImageFile[],
  isIdChosen: boolean,
): Promise<{ ok: true; stored: Stored[] } | { ok: false; problem: string }> {
  const folder = contentFolder()
  const temporary: { from: string; to: string }[] = []
  const prepare = async (name: string, content: string | Uint8Array) => {
    const to = path.join(folder, name)
    await mkdir(path.dirname(to), { recursive: true })
    const from = path.join(path.dirname(to), `.${path.basename(to)}.${randomUUID()}.tmp`)
    temporary.push({ from, to })
    await writeFile(from, content)
  }
  try {
    await mkdir(folder, { recursive: true })
    const files = await readArticleFiles(folder)
    const ids = new Set(files.map(({ id }) => id))
    const present = files.flatMap(({ json }) => articleAsWritten(json))
    const stored: Stored[] = []
    const claimed = new Set<string>()
    for (const read of articles) {
      const earlier = earlierOf(
        read.article,
        isIdChosen,
        present.filter(({ id }) => !claimed.has(id)),
      )
      if (isIdChosen && ids.has(read.article.id) && earlier?.id !== read.article.id) {
        return { ok: false, problem: `--id ${read.article.id}: is the id of another article in ${folder}.` }
      }
      // An id that was asked for is the one it gets, whatever it was called before.
      const placed = placedArticle(
        read,
        isIdChosen && earlier?.id !== read.article.id ? undefined : earlier,
        (id) => ids.has(id) || claimed.has(id),
      )
      claimed.add(placed.article.id)
      const name = `${placed.article.id}.json`
      stored.push({ ...placed, file: path.relative(process.cwd(), path.join(folder, name)) })
      if (placed.state !== 'unchanged') await prepare(name, pretty(placed.article))
    }
    for (const { src, bytes } of images) {
      // Its name says what is in it: if it is there, it is the same.
      const isThere = await access(path.join(folder, src)).then(
        () => true,
        () => false,
      )
      if (!isThere && !temporary.some(({ to }) => to === path.join(folder, src))) await prepare(src, bytes)
    }
    // Images first: an article is never there before what it shows.
    for (const { from, to } of temporary.toReversed()) await rename(from, to)
    return { ok: true, stored }
  } catch (error) {
    return {
      ok: false,
      problem: `${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    }
  } finally {
    for (const { from } of temporary) await rm(from, { force: true })
  }
}

/**
 * A sound article with its fields in the order of its file, and those that the format does not know: what an update does
 * not touch stays as somebody wrote it.
 */
function articleAsWritten(json: string): Article[] {
  const checked = checkArticle(json)
  const written = parseObject(json)
  if (!checked.ok || written === undefined) return []
  const { authors, topics } = checked.article
  return [{ ...(written as Article), authors, topics }]
}

/** The JSON of an article, as it is stored and printed. */
export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function placedArticle(
  { article, hasIds }: ReadArticle,
  earlier: Article | undefined,
  isTaken: (id: string) => boolean,
): Omit<Stored, 'file'> {
  if (earlier === undefined) return { article: { ...article, id: freeId(article.id, isTaken) }, state: 'new' }
  if (hasIds) {
    // Article JSON says all there is to say, down to the ids.
    const same = { ...article, id: earlier.id }
    return { article: same, state: canonical(same) === canonical(earlier) ? 'unchanged' : 'updated' }
  }
  const { article: merged, changes } = updateArticle(earlier, article, today())
  return { article: merged, changes, state: merged === earlier ? 'unchanged' : 'updated' }
}

/** How much of an article must be that of another, for it to be the same one under the same title, and under another. */
const ALIKE = 0.3
const NEARLY_EQUAL = 0.6

/**
 * The article that came of the same source before: of the same address, or in the same language of the same title (or id,
 * if that is not just made of the title) and with some of the same text, or with most of the same text.
 */
function earlierOf(article: Article, isIdChosen: boolean, present: Article[]): Article | undefined {
  const url = article.source?.url
  const byAddress =
    url === undefined ? undefined : present.find((each) => each.source?.url === url && each.lang === article.lang)
  if (byAddress !== undefined) return byAddress
  const others = present.filter(
    (each) => each.lang === article.lang && (each.source?.url === undefined || url === undefined),
  )
  const hasOwnId = isIdChosen || article.id !== idForTitle(article.title)
  const named = others
    .filter((each) => each.title === article.title || (hasOwnId && each.id === article.id))
    .map((each) => ({ each, share: alikeShare(each, article) }))
    .filter(({ share }) => share >= ALIKE)
    .toSorted((one, other) => other.share - one.share)
  if (named[0] !== undefined) return named[0].each
  const texts = new Set(article.blocks.map(blockText).filter((text) => text.length > 20))
  return texts.size < 3 ? undefined : others.find((each) => equalShare(each, texts) >= NEARLY_EQUAL)
}

/** How many blocks of the shorter article have a counterpart in the other. */
function alikeShare(one: Article, other: Article): number {
  const paired = alignBlocks(one.blocks, other.blocks).filter((index) => index !== undefined).length
  return paired / Math.min(one.blocks.length, other.blocks.length)
}

function equalShare({ blocks }: Article, texts: ReadonlySet<string>): number {
  const own = blocks.map(blockText).filter((text) => text.length > 20)
  return own.filter((text) => texts.has(text)).length / Math.max(own.length, texts.size)
}

/** The day here and now, without an offset that nobody stated. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
