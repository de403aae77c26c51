import { atomFeed } from '#core/publishing/atomFeed.ts'
import { feedFile, feedLanguages, feedOf } from '#core/publishing/feed.ts'
import { jsonFeed } from '#core/publishing/jsonFeed.ts'
import { articleJsonSchema } from '#core/publishing/jsonSchema.ts'
import { manifestFile, manifestOf } from '#core/publishing/manifest.ts'
import { robots, sitemap } from '#core/publishing/sitemap.ts'
import type { Article } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readContent, type Content } from './content.ts'
import type { SiteOptions } from './options.ts'

/**
 * All that is published beside the app itself, by address relative to the base path: articles, images, catalogue,
 * manifests, the schema, and what other programs look for: feeds, sitemap, robots.txt.
 *
 * @throws {SiteProblem} as `readContent`
 */
export async function publishedFiles(options: SiteOptions, publicFolder: string): Promise<Content['files']> {
  const { files, catalogue, articles } = await readContent(options.content)
  const newestFirst = catalogue.entries.flatMap(({ id }) => articles.get(id) ?? [])
  const screenshots = await screenshotsIn(publicFolder)
  const text = (content: string) => new TextEncoder().encode(content)
  return new Map([
    ...files,
    ...(['ar', 'en'] as const).map((language): [string, Uint8Array] => [
      manifestFile(language),
      text(
        manifestOf(
          language,
          options.base,
          screenshots.filter(({ file }) => file.endsWith(`.${language}.png`)),
        ),
      ),
    ]),
    [addresses.schema, text(articleJsonSchema())],
    ...forOthers(newestFirst, options).map(([name, content]): [string, Uint8Array] => [name, text(content)]),
  ])
}

/**
 * What a publisher should know of a build: what it lacks, and why. Nothing that is missing keeps anybody from reading.
 *
 * @param articles all that are published
 */
export function notesOn(articles: Iterable<Article>, { siteUrl, base }: SiteOptions): string[] {
  const notes: string[] = []
  if (siteUrl === undefined) {
    notes.push(
      'SITE_URL is not set: feeds and links between languages name no host; there are no sitemap.xml, no canonical ' +
        'addresses and no cards for social networks.',
    )
  }
  if (base !== '/') {
    notes.push(`Crawlers read robots.txt at the root of a host only: there it should say what ${base}robots.txt says.`)
  }
  const undated = Array.from(articles).filter(({ published, updated }) => (updated ?? published) === undefined)
  if (undated.length > 0) {
    const names = undated.map(({ id }) => id).slice(0, 5)
    const more = undated.length > names.length ? ' …' : ''
    notes.push(`Without a date, so not in the Atom feed: ${names.join(', ')}${more}`)
  }
  return notes
}

/** Files for feed readers and search engines, by name. */
function forOthers(articles: readonly Article[], options: SiteOptions): [string, string][] {
  const map = sitemap(articles, options)
  const feeds = feedLanguages(articles).flatMap((lang): [string, string][] => {
    const feed = feedOf(lang, articles, options)
    const atom = atomFeed(feed)
    return [
      ...(atom === undefined ? [] : ([[feedFile(lang, 'atom'), atom]] as [string, string][])),
      [feedFile(lang, 'json'), jsonFeed(feed)],
    ]
  })
  return [
    ...feeds,
    ['robots.txt', robots(options)],
    ...(map === undefined ? [] : ([['sitemap.xml', map]] as [string, string][])),
  ]
}

/** The pictures that a browser shows before it installs the app, and their sizes. */
async function screenshotsIn(publicFolder: string) {
  const names = (await readdir(join(publicFolder, 'screenshots')).catch(() => [])).filter((name) =>
    name.endsWith('.png'),
  )
  return Promise.all(
    names.toSorted().map(async (name) => {
      const file = `screenshots/${name}`
      const png = await readFile(join(publicFolder, file))
      // A PNG begins with a signature of 8 bytes and the chunk IHDR, whose first two numbers are width and height.
      return { file, width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
    }),
  )
}
