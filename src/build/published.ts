import { atomFeed } from '#core/publishing/atomFeed.ts'
import { FEED_ENTRIES, feedFile, feedLanguages, feedOf } from '#core/publishing/feed.ts'
import { jsonFeed } from '#core/publishing/jsonFeed.ts'
import { articleJsonSchema } from '#core/publishing/jsonSchema.ts'
import { manifestFile, manifestOf } from '#core/publishing/manifest.ts'
import { robots, sitemaps } from '#core/publishing/sitemap.ts'
import type { ArticleFront } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { primaryLanguage } from '#core/text/direction.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textFile, type Content, type SiteFile } from './content.ts'
import type { SiteOptions } from './options.ts'

/**
 * All that is published beside the app itself, by address relative to the base path: articles, images, catalogue,
 * manifests, the schema, and what other programs look for: feeds, sitemap, robots.txt.
 */
export async function publishedFiles(
  content: Content,
  options: SiteOptions,
  publicFolder: string,
): Promise<ReadonlyMap<string, SiteFile>> {
  const screenshots = await screenshotsIn(publicFolder)
  const manifests = (['ar', 'en'] as const).map((language): [string, string] => [
    manifestFile(language),
    manifestOf(
      language,
      options.base,
      screenshots.filter(({ file }) => file.endsWith(`.${language}.png`)),
    ),
  ])
  const texts = [
    ...manifests,
    [addresses.schema, articleJsonSchema()] as const,
    ...(await feedsOf(content, options)),
    // What the app draws when it is opened has no page that a crawler could read.
    ...forCrawlers(content.fronts.slice(0, options.prerendered), options),
  ]
  return new Map([...content.files, ...texts.map(([name, text]) => [name, textFile(text)] as const)])
}

/**
 * What a publisher should know of a build: what it lacks, and why. Nothing that is missing keeps anybody from reading.
 *
 * @param articles all that are published
 */
export function notesOn(articles: Iterable<ArticleFront>, { siteUrl, base }: SiteOptions): string[] {
  const notes: string[] = []
  if (siteUrl === undefined) {
    notes.push(
      'SITE_URL is not set: feeds, canonical addresses and links between languages name no host, sitemap.xml names ' +
        'http://localhost:4173, and there are no cards for social networks. Set it before publishing.',
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

/** The feeds of each language. Only the articles that stand in one are read. */
async function feedsOf({ fronts, article }: Content, options: SiteOptions): Promise<[string, string][]> {
  const files: [string, string][] = []
  for (const lang of feedLanguages(fronts)) {
    const newest = fronts.filter((front) => primaryLanguage(front.lang) === lang).slice(0, FEED_ENTRIES)
    const feed = feedOf(lang, await Promise.all(newest.map(({ id }) => article(id))), options)
    const atom = atomFeed(feed)
    if (atom !== undefined) files.push([feedFile(lang, 'atom'), atom])
    files.push([feedFile(lang, 'json'), jsonFeed(feed)])
  }
  return files
}

function forCrawlers(articles: readonly ArticleFront[], options: SiteOptions): [string, string][] {
  return [['robots.txt', robots(options)], ...sitemaps(articles, options)]
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
