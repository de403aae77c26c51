/**
 * Draws pages in a thread of its own, one batch after the other. It is built together with the renderer, which it is
 * only told of: `build` does not look into `app`.
 */
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article, ArticleFront } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { articleDiscovery, screenDiscovery, type Card } from '#core/publishing/discovery.ts'
import type { Site } from '#core/publishing/site.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { fingerprint } from './cache.ts'
import { linksTo, type Built } from './links.ts'
import { assertAllowed, cutFrame, piecesOf, type DrawnPage } from './pages.ts'

/** What `app/renderToHtml.tsx` gives. */
export interface Renderer {
  /** Every address that is drawn beforehand, from the interface language on. */
  pagesOf: (catalogue: Catalogue) => string[]
  openPage: (
    address: string,
    published: { catalogue: Catalogue; head: Catalogue; articles: ReadonlyMap<string, Article> },
  ) => Promise<{
    /** All that is drawn. */
    data: unknown
    draw: () => Promise<
      Omit<DrawnPage, 'first'> & {
        /** Where the article's file lies, if the page shows one. */
        fileUrl?: string
        /** The source files of the parts that the app loads for this page, such as `src/features/reader/ReaderScreen.tsx`. */
        modules?: string[]
        /** It is drawn with the styles that other pages do without. */
        isBeside: boolean
      }
    >
  }>
  /** The content of a page that only the app can draw: seen where it does not come. */
  renderWaiting: () => Promise<string>
}

/** What is the same for all pages. */
export interface Setting {
  /** The address of the built renderer. */
  renderer: string
  site: Site
  built: Built
  /** What the app has of the catalogue at first. */
  head: Catalogue
  /** The languages of the feeds. */
  feeds: string[]
  /** Each page is put into one of these. */
  frames: Record<'article' | 'page' | 'landing', string>
  /** The folder where pages wait. */
  waiting: string
  /** A hash of all that decides what a page is, beside what it shows. */
  version: string
}

export interface PageToDraw {
  address: string
  /** The file in the site. */
  name: string
  frame: keyof Setting['frames']
  /** The key of the page as it lies in the site. */
  there: string | undefined
}

/** The pages of one article, or of screens. */
export interface Task {
  pages: PageToDraw[]
  article?: {
    entry: CatalogueEntry
    /** Its published file, on this machine. */
    file: string
    /** It, and the same piece in other languages. */
    versions: readonly ArticleFront[]
    card: Card | undefined
  }
}

/** A page that is there, or now waits. */
export interface PageDone {
  name: string
  key: string
}

const setting = workerData as Setting
const { site, built, head: newest, feeds, frames, waiting, version } = setting
const links = linksTo(built)
/** The link to the styles that only come with the app: it stands in the frames, in a template. */
const besideStyles = /<link[^>]* data-beside>/.exec(frames.page)?.[0] ?? ''
const pieces = {
  article: cutFrame(frames.article),
  page: cutFrame(frames.page),
  landing: cutFrame(frames.landing),
}
/** The pieces of the frames as bytes: most of every page, and made once. */
const encoded = new Map(
  Object.values(pieces)
    .flat()
    .map((piece) => [piece, Buffer.from(piece)]),
)
const { openPage } = (await import(/* @vite-ignore */ setting.renderer)) as Renderer

parentPort?.on('message', (tasks: Task[]) => void drawAll(tasks))

async function drawAll(tasks: Task[]): Promise<void> {
  const done: PageDone[] = []
  for (const task of tasks) done.push(...(await draw(task)))
  parentPort?.postMessage(done)
}

async function draw({ pages, article: told }: Task): Promise<PageDone[]> {
  // Checked and written by this build.
  const article = told && (JSON.parse(readFileSync(told.file, 'utf8')) as Article)
  // To look it up among all would take longer than to draw it.
  const catalogue: Catalogue = told ? { format: 1, entries: [told.entry] } : newest
  const published = { catalogue, head: newest, articles: new Map(article ? [[article.id, article]] : []) }
  // The same in each interface language.
  let discovery: string | undefined
  const done: PageDone[] = []
  for (const { address, name, frame, there } of pages) {
    const page = await openPage(address, published)
    const shown = JSON.stringify([page.data, told?.versions, told?.card])
    const key = fingerprint(version, address, shown)
    if (article && key === there) {
      done.push({ name, key })
      continue
    }

    const { fileUrl, modules, isBeside, ...drawn } = await page.draw()
    const first = links.face(article?.lang ?? drawn.lang)
    const head = [
      isBeside ? besideStyles : '',
      drawn.head,
      article && told
        ? (discovery ??= articleDiscovery(article, site, told.versions, told.card))
        : screenDiscovery(address, site, feeds),
      links.manifest(drawn.lang),
      // Fetched when the app is: see `app/startApp.js`.
      '<template data-app>',
      links.scripts(modules ?? [], frames[frame]),
      links.data(addresses.catalogue),
      fileUrl === undefined ? '' : links.data(fileUrl.slice(site.base.length)),
      '</template>',
    ].join('')
    assertAllowed(name, head + drawn.body, { scripts: [], styles: [] })
    const html = Buffer.concat(
      piecesOf(pieces[frame], { ...drawn, first, head }, address).map(
        (piece) => encoded.get(piece) ?? Buffer.from(piece),
      ),
    )
    mkdirSync(dirname(join(waiting, name)), { recursive: true })
    writeFileSync(join(waiting, name), html)
    // What a screen shows of itself may be more than data; there are few, and they are drawn each time.
    done.push({ name, key: article ? key : fingerprint(html) })
  }
  return done
}
