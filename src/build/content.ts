import { checkArticle } from '#core/article/check.ts'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article, ArticleFront } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { catalogueEntry, inOrder } from '#core/publishing/catalogue.ts'
import { catalogueFiles } from '#core/publishing/catalogueFiles.ts'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { posix, resolve } from 'node:path'
import { cached, fingerprint, keep, kept, sourcesHash } from './cache.ts'
import { SiteProblem } from './options.ts'

/** A folder of articles, ready to be published. Of an archive the texts do not lie in memory: they are read when needed. */
export interface Content {
  /** Every article, in order. */
  catalogue: Catalogue
  /** The catalogue as it is published, which leaves all but the newest to its pages. */
  head: Catalogue
  /** The articles without their texts, in order. */
  fronts: readonly ArticleFront[]
  /** An article as published, by its id. */
  article: (id: string) => Promise<Article>
  /** Every file, by its address relative to the base path. */
  files: ReadonlyMap<string, SiteFile>
}

/** A file of the site. */
export interface SiteFile {
  /** Another one for other bytes. */
  key: string
  content: () => Promise<Uint8Array>
}

/** What a build remembers of an article file that it found in order. */
interface Checked {
  front: ArticleFront
  entry: CatalogueEntry
  /** The images that its figures name, each once. */
  sources: string[]
}

/** What the checks, and what is made of an article, depend on beside its file. */
const SOURCES = ['src/core', 'src/build/content.ts', 'package-lock.json']

/**
 * Reads every `*.json` of a folder as an article, and the images that their figures name. The same folder always gives
 * the same bytes.
 *
 * @param root the folder of the project, if what was checked by an earlier build need not be checked again
 * @throws {SiteProblem} naming each file, path and reason, if anything is wrong with any article
 */
export async function readContent(folder: string, root?: string): Promise<Content> {
  const memory = root === undefined ? undefined : await memoryOf(folder, root)
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).toSorted()
  const faults: string[] = []
  const images = imagesIn(folder)
  const articles = new Map<string, Checked & { name: string }>()
  for (const name of names) {
    // One after the other, and not by way of a thread for each: there can be very many.
    const source = readFileSync(resolve(folder, name), 'utf8')
    const key = fingerprint(source)
    const known = memory?.known.get(key)
    const checked = known !== undefined && isUnchanged(known, images) ? known : checkedOf(source, images)
    if (Array.isArray(checked)) {
      faults.push(...checked.map((fault) => `${name}: ${fault}`))
      continue
    }
    memory?.seen.set(key, checked)
    const { id } = checked.front
    const twin = articles.get(id)
    if (twin !== undefined) faults.push(`${name}: id is that of ${twin.name}`)
    articles.set(id, { ...checked, name })
  }
  if (names.length === 0) faults.push(`${folder} has no articles: add one with "npm run add -- FILE"`)
  if (faults.length > 0) throw new SiteProblem(`These articles cannot be published:\n  ${faults.join('\n  ')}`)
  await memory?.write()

  const files = new Map<string, SiteFile>()
  for (const { name, entry, sources } of articles.values()) {
    for (const source of sources) {
      const image = images.get(source)
      if (image === undefined) continue
      files.set(addresses.articles + image.published, {
        key: image.published,
        content: () => unchanged(readFile(resolve(folder, source)), source, image.published),
      })
    }
    files.set(addresses.articles + entry.file, {
      key: entry.file,
      content: () => unchanged(publishedFrom(resolve(folder, name), images), `${entry.id}.json`, entry.file),
    })
  }
  const catalogue: Catalogue = { format: 1, entries: inOrder(Array.from(articles.values(), ({ entry }) => entry)) }
  const { head, files: pages } = catalogueFiles(catalogue.entries, hashOf)
  for (const [name, text] of pages) files.set(addresses.articles + name, textFile(text))
  files.set(addresses.catalogue, textFile(JSON.stringify(head)))
  return {
    catalogue,
    head,
    fronts: catalogue.entries.flatMap(({ id }) => articles.get(id)?.front ?? []),
    article: async (id) => {
      const bytes = await files.get(addresses.articles + (articles.get(id)?.entry.file ?? ''))?.content()
      if (bytes === undefined) throw new Error(`there is no article ${id}`)
      // Checked when it was read first.
      return JSON.parse(new TextDecoder().decode(bytes)) as Article
    },
    files,
  }
}

/** All files, read or made: for a folder that is small. */
export async function contentsOf(files: ReadonlyMap<string, SiteFile>): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>()
  for (const [name, { content }] of files) contents.set(name, await content())
  return contents
}

/** A file of the site that is made of words. */
export function textFile(text: string): SiteFile {
  const bytes = new TextEncoder().encode(text)
  return { key: fingerprint(bytes), content: async () => bytes }
}

/** An article file, checked; or what is wrong with it, each as a path and a reason. */
function checkedOf(source: string, images: Images): Checked | string[] {
  const checked = checkArticle(source)
  if (!checked.ok) return checked.faults.map(({ path, reason }) => (path === '' ? reason : `${path} ${reason}`))
  const { article } = checked
  const faults: string[] = []
  const sources = new Set<string>()
  let bytes = 0
  for (const [index, block] of article.blocks.entries()) {
    if (block.type !== 'figure' || sources.has(block.src)) continue
    const image = images.get(block.src)
    if (image === undefined) faults.push(`blocks[${index}].src names ${block.src}, which is not beside the article`)
    else bytes += image.bytes
    sources.add(block.src)
  }
  if (faults.length > 0) return faults
  const json = publishedJson(article, images)
  const entry = catalogueEntry(article, {
    file: hashedName(`${article.id}.json`, json),
    images: publishedNames(sources, images),
    bytes: bytes + json.length,
  })
  const { blocks: _, ...front } = article
  return { front, entry, sources: [...sources] }
}

function isUnchanged({ entry, sources }: Checked, images: Images): boolean {
  return publishedNames(sources, images).join(' ') === entry.images.join(' ')
}

async function publishedFrom(file: string, images: Images): Promise<Uint8Array> {
  const checked = checkArticle(await readFile(file, 'utf8'))
  return checked.ok ? publishedJson(checked.article, images) : new Uint8Array()
}

/** The article with its images under their published names. */
function publishedJson(article: Article, images: Images): Uint8Array {
  const blocks = article.blocks.map((block) =>
    block.type === 'figure' ? { ...block, src: images.get(block.src)?.published ?? block.src } : block,
  )
  return new TextEncoder().encode(JSON.stringify({ ...article, blocks }))
}

/** What a file was named for must be what is written: it is read a second time for that. */
async function unchanged(reading: Promise<Uint8Array>, name: string, published: string): Promise<Uint8Array> {
  const bytes = await reading
  if (hashedName(name, bytes) === published) return bytes
  throw new SiteProblem(`${name} was changed while the site was being built. Build it again.`)
}

interface Images {
  /** By the name in the articles; `undefined` where there is no such file. Each is read once. */
  get: (source: string) => { published: string; bytes: number } | undefined
}

function imagesIn(folder: string): Images {
  const found = new Map<string, ReturnType<Images['get']>>()
  return {
    get(source) {
      if (found.has(source)) return found.get(source)
      const bytes = contentOf(resolve(folder, source))
      const image = bytes && { published: hashedName(source, bytes), bytes: bytes.length }
      found.set(source, image)
      return image
    },
  }
}

function contentOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

function publishedNames(sources: Iterable<string>, images: Images): string[] {
  return Array.from(sources, (source) => images.get(source)?.published ?? '')
}

/** What was found in order before, by a hash of the article's file. */
async function memoryOf(folder: string, root: string) {
  const version = fingerprint(await sourcesHash(root, SOURCES), process.version)
  const file = cached(root, `checked-${fingerprint(folder)}.json`)
  // Written below, by the same version of the code.
  const before = (await kept(file)) as { version: string; articles: [string, Checked][] } | undefined
  const known = new Map(before?.version === version ? before.articles : [])
  const seen = new Map<string, Checked>()
  return {
    known,
    seen,
    write: () => keep(file, { version, articles: [...seen] }),
  }
}

/** `maps/iraq.svg` → `maps/iraq.0123456789.svg`: a name for these bytes and no others. */
function hashedName(name: string, bytes: Uint8Array): string {
  const { dir, name: stem, ext } = posix.parse(name)
  return posix.join(dir, `${stem}.${hashOf(bytes)}${ext}`)
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}
