import { checkArticle } from '#core/article/check.ts'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article, Block } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { catalogueEntry, inOrder } from '#core/publishing/catalogue.ts'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { posix, resolve } from 'node:path'
import { SiteProblem } from './options.ts'

/** A folder of articles, ready to be published. */
export interface Content {
  catalogue: Catalogue
  /** The articles as published, by id. */
  articles: ReadonlyMap<string, Article>
  /** Every file, by its address relative to the base path. */
  files: ReadonlyMap<string, Uint8Array>
}

/**
 * Reads every `*.json` of a folder as an article, and the images that their figures name. The same folder always gives
 * the same bytes.
 *
 * @throws {SiteProblem} naming each file, path and reason, if anything is wrong with any article
 */
export async function readContent(folder: string): Promise<Content> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).toSorted()
  const faults: string[] = []
  const articles = new Map<string, { name: string; article: Article }>()
  for (const name of names) {
    const checked = checkArticle(await readFile(resolve(folder, name), 'utf8'))
    if (!checked.ok) {
      faults.push(...checked.faults.map(({ path, reason }) => `${name}: ${path === '' ? '' : `${path} `}${reason}`))
      continue
    }
    const { article } = checked
    const twin = articles.get(article.id)
    if (twin !== undefined) faults.push(`${name}: id is that of ${twin.name}`)
    articles.set(article.id, { name, article })
  }
  if (names.length === 0) faults.push(`${folder} has no articles: add one with "npm run add -- FILE"`)

  const files = new Map<string, Uint8Array>()
  const published = new Map<string, Article>()
  const entries: CatalogueEntry[] = []
  for (const { name, article } of articles.values()) {
    const images = new Map<string, string>()
    const blocks: Block[] = []
    for (const [index, block] of article.blocks.entries()) {
      if (block.type !== 'figure') {
        blocks.push(block)
        continue
      }
      const image = await readFile(resolve(folder, block.src)).catch(() => undefined)
      if (image === undefined) {
        faults.push(`${name}: blocks[${index}].src names ${block.src}, which is not beside the article`)
        continue
      }
      const src = hashedName(block.src, image)
      images.set(src, src)
      files.set(addresses.articles + src, image)
      blocks.push({ ...block, src })
    }
    const whole = { ...article, blocks }
    const json = new TextEncoder().encode(JSON.stringify(whole))
    const file = hashedName(`${article.id}.json`, json)
    files.set(addresses.articles + file, json)
    published.set(article.id, whole)
    const bytes = [...images.keys()].reduce((sum, src) => sum + (files.get(addresses.articles + src)?.length ?? 0), 0)
    entries.push(catalogueEntry(whole, { file, images: [...images.keys()], bytes: bytes + json.length }))
  }
  if (faults.length > 0) throw new SiteProblem(`These articles cannot be published:\n  ${faults.join('\n  ')}`)

  const catalogue: Catalogue = { format: 1, entries: inOrder(entries, published) }
  files.set(addresses.catalogue, new TextEncoder().encode(JSON.stringify(catalogue)))
  return { catalogue, articles: published, files }
}

/** `maps/iraq.svg` → `maps/iraq.0123456789.svg`: a name for these bytes and no others. */
function hashedName(name: string, bytes: Uint8Array): string {
  const { dir, name: stem, ext } = posix.parse(name)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  return posix.join(dir, `${stem}.${hash}${ext}`)
}
