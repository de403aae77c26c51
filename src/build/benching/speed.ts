import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { caches as cacheNames, files, paths, versionsNote } from '#core/paths.ts'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { admitArticle } from '#core/article/door.ts'
import type { Article } from '#core/article/schema.ts'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ensureChromium } from '#build/chromium.js'
import { startServer } from '#build/serve.ts'
import { writePlainSite } from './plainSite.ts'
import { slowLine, type Line } from './slowLine.ts'

/** The line and the processor of a phone that is neither new nor near a mast. */
const ROUND_TRIP = 150
const BITS_PER_SECOND = 1_600_000
const CPU_SLOWDOWN = 4
/** Milliseconds after the load event until what has been measured is read. */
const STILL = 1500
/** Milliseconds between two visits: what the browser does when a page is closed is no part of the next. */
const AWAY = 2000
/** Milliseconds that a finger stays down when it taps; a guess, and on the short side. */
const FINGER = 80
/** How long anything may take, in milliseconds. */
const PATIENCE = 60_000

/**
 * The browser that is watched. Where tools look on, its scripts are read once more, whole, as soon as an error or a request in
 * them has to be given a line: here it notes the lines at the first reading, or the watching would be half of what is measured.
 */
const BROWSER = ['--no-sandbox', '--disable-gpu', '--js-flags=--no-enable-lazy-source-positions']

/** What is measured of a site; times in milliseconds. */
type Figures = Record<keyof typeof LINES, number>

/** What stands in the table, and the ratio to the page written by hand, or the figure, that must not be passed. */
const LINES = {
  bytes: ['first visit, article: bytes', undefined],
  requests: ['requests', undefined],
  fcp: ['first contentful paint', { ratio: 1.15 }],
  lcp: ['largest contentful paint', { ratio: 1.15 }],
  lastParagraph: ['last paragraph in the document', { ratio: 1.2 }],
  cls: ['layout shift', { most: 0 }],
  blocked: ['blocking time', { most: 50 }],
  offlineReady: ['all articles readable offline', { most: 4000 }],
  libraryBytes: ['first visit, library: bytes', undefined],
  libraryLcp: ['largest contentful paint', { ratio: 1.15 }],
  again: ['second visit: largest contentful paint', { ratio: 1 }],
  tap: ['tap to the heading of an article', { ratio: 1 }],
  offline: ['offline start: largest contentful paint', { ratio: 1.25 }],
} as const satisfies Record<string, [string, { ratio: number } | { most: number } | undefined]>

/** A site and how it is used. */
interface Contestant {
  folder: string
  library: string
  article: string
  stored: Stored
  /** Runs in the page: whether links are answered. */
  isAwake: () => boolean
  lastBlock: string
}

interface Stored {
  cache: string
  files: string[]
  note: string
  noteCache: string
}

/**
 * A visit to the built site and to the same articles as plain pages, side by side in throttled Chromium, in turn: the
 * medians of some runs, their ratio, and what is wanted.
 *
 * @param dist the built site
 * @returns the rows of a table; a sentence where there is no Chromium to measure with
 */
export async function speed(dist: string, runs: number): Promise<string[][] | string> {
  const found = await ensureChromium((line) => console.error(line))
  if (!found.ok) return found.problem
  const folder = await mkdtemp(join(tmpdir(), 'waraq-plain-'))
  const browser = await chromium.launch({ executablePath: found.path, args: BROWSER })
  try {
    const contestants = await contestantsOf(dist, folder)
    const figures: Figures[][] = contestants.map(() => [])
    for (let run = 0; run < runs; run += 1) {
      for (const [index, contestant] of contestants.entries()) figures[index]?.push(await measure(browser, contestant))
    }
    const [plain, ours] = figures.map(medians)
    if (!plain || !ours) throw new Error('Nothing was measured.')
    return [
      ['', 'by hand', 'Waraq', 'ratio', 'wanted', ''],
      ...Object.entries(LINES).map(([name, [what, wanted]]) =>
        lineOf(what, plain[name as keyof Figures], ours[name as keyof Figures], wanted),
      ),
    ]
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

/**
 * What a first visit to the library costs that does not depend on the line: the bytes that come until everything of the
 * page is there, and the memory of its scripts after a tidying up, in bytes.
 *
 * @returns undefined where there is no Chromium to measure with
 */
export async function firstVisit(dist: string): Promise<{ bytes: number; memory: number } | undefined> {
  const found = await ensureChromium((line) => console.error(line))
  if (!found.ok) return undefined
  const browser = await chromium.launch({ executablePath: found.path, args: BROWSER })
  const server = await startServer({ dist, port: 0 })
  const line = await slowLine(Number(new URL(server.address).port), ROUND_TRIP, BITS_PER_SECOND)
  try {
    return await onDevice(
      browser,
      line,
      async (context) => {
        await context.addInitScript(keepNothing)
        const page = await visit(context, paths.library('ar'))
        await page.waitForLoadState('networkidle')
        const tools = await context.newCDPSession(page)
        await tools.send('HeapProfiler.collectGarbage')
        const { usedSize } = await tools.send('Runtime.getHeapUsage')
        return { bytes: line.bytes(), memory: usedSize }
      },
      'block',
    )
  } finally {
    await browser.close()
    await line.close()
    await server.stop()
  }
}

async function contestantsOf(dist: string, folder: string): Promise<[Contestant, Contestant]> {
  const { entries } = JSON.parse(await readFile(join(dist, files.catalogue), 'utf8')) as Catalogue
  const articles = await Promise.all(entries.map((entry) => articleOf(dist, entry)))
  const addresses = await writePlainSite(articles, dist, folder)
  const subject = articles.find(({ lang }) => lang === 'ar') ?? articles[0]
  if (subject === undefined) throw new Error('There is no article to measure.')
  const ours = entries.flatMap(({ file, images }) => [file, ...images]).map((file) => `/${files.articles}${file}`)
  return [
    {
      folder,
      library: '/',
      article: `/read/${subject.id}`,
      stored: { cache: 'all', files: addresses.map((address) => `/${address}`), note: '/', noteCache: 'all' },
      isAwake: () => true,
      lastBlock: 'end',
    },
    {
      folder: dist,
      library: paths.library('ar'),
      article: paths.article('ar', subject.id),
      stored: { cache: cacheNames.articles, files: ours, note: `/${versionsNote}`, noteCache: cacheNames.app },
      // The app says so when it has taken the page over.
      isAwake: () => 'digits' in document.documentElement.dataset,
      lastBlock: subject.blocks.findLast(({ type }) => type === 'paragraph')?.id ?? '',
    },
  ]
}

async function articleOf(dist: string, { file }: CatalogueEntry): Promise<Article> {
  const admitted = admitArticle(JSON.parse(await readFile(join(dist, files.articles, file), 'utf8')))
  if (!admitted.ok) throw new Error(`${file} cannot be read.`)
  return admitted.value
}

/** Runs in the page, before anything of it: what is kept on the device is the reader's to choose, and no part of a visit. */
function keepNothing(): void {
  localStorage.setItem('waraq.preferences', JSON.stringify({ keeping: { count: 'none' } }))
}

/** All that is measured, on a device that has never seen the site. */
async function measure(browser: Browser, contestant: Contestant): Promise<Figures> {
  let requests = 0
  const server = await startServer({
    dist: contestant.folder,
    port: 0,
    before: () => {
      requests += 1
      return false
    },
  })
  const line = await slowLine(Number(new URL(server.address).port), ROUND_TRIP, BITS_PER_SECOND)
  try {
    const library = await onDevice(browser, line, async (context) => {
      const page = await visit(context, contestant.library)
      return { bytes: line.bytes(), lcp: (await seen(page)).lcp }
    })
    line.forget()
    requests = 0
    return await onDevice(browser, line, async (context) => {
      const began = performance.now()
      const page = await visit(context, contestant.article, contestant.lastBlock)
      const first = { ...(await seen(page)), bytes: line.bytes(), requests }
      while (!(await page.evaluate(areInCache, contestant.stored))) {
        if (performance.now() - began > PATIENCE) throw new Error(`${contestant.folder} is not stored.`)
        await page.waitForTimeout(50)
      }
      const offlineReady = performance.now() - began
      await page.close()
      await wait(AWAY)

      const again = await visit(context, contestant.article)
      const { lcp: secondLcp } = await seen(again)
      await again.goto(contestant.library)
      await again.waitForFunction(contestant.isAwake)
      await again.waitForTimeout(STILL)
      const tap = await tapOn(again, contestant.article)
      await again.close()

      await line.close()
      await server.stop()
      await wait(AWAY)
      const offline = await visit(context, contestant.article)
      const { lcp: offlineLcp } = await seen(offline)
      return {
        ...first,
        offlineReady,
        libraryBytes: library.bytes,
        libraryLcp: library.lcp,
        again: secondLcp,
        tap,
        offline: offlineLcp,
      }
    })
  } finally {
    await line.close()
    await server.stop()
  }
}

async function onDevice<Result>(
  browser: Browser,
  line: Line,
  act: (context: BrowserContext) => Promise<Result>,
  serviceWorkers: 'allow' | 'block' = 'allow',
): Promise<Result> {
  const context = await browser.newContext({
    baseURL: `http://localhost:${line.port}`,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'ar',
    serviceWorkers,
  })
  context.setDefaultTimeout(PATIENCE)
  await context.addInitScript(watch)
  try {
    return await act(context)
  } finally {
    await context.close()
  }
}

/** Opens an address in a page of its own, with the processor slowed down, and waits until nothing more comes. */
async function visit(context: BrowserContext, address: string, lastBlock = ''): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript((id) => Object.assign(globalThis, { lastBlock: id }), lastBlock)
  const tools = await context.newCDPSession(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(STILL)
  return page
}

/** Kept by `watch` in the page. */
interface Watched {
  lastBlock: string
  lastParagraph: number
  entries: { entryType: string; name: string; startTime: number; duration: number; value?: number }[]
}

/** Runs in the page, before anything of it: keeps what browsers tell of paints, shifts and long tasks. */
function watch(): void {
  const watched = globalThis as unknown as Watched
  watched.entries = []
  for (const type of ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask']) {
    new PerformanceObserver((list) => watched.entries.push(...list.getEntries())).observe({ type, buffered: true })
  }
  new MutationObserver((_, observer) => {
    if (!watched.lastBlock || !document.getElementById(watched.lastBlock)) return
    watched.lastParagraph = performance.now()
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

async function seen(page: Page): Promise<Pick<Figures, 'fcp' | 'lcp' | 'cls' | 'blocked' | 'lastParagraph'>> {
  return page.evaluate(() => {
    const { entries, lastParagraph } = globalThis as unknown as Watched
    const of = (type: string) => entries.filter(({ entryType }) => entryType === type)
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
    return {
      fcp: of('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Infinity,
      lcp: of('largest-contentful-paint').at(-1)?.startTime ?? Infinity,
      cls: sum(of('layout-shift').map(({ value = 0 }) => value)),
      blocked: sum(of('longtask').map(({ duration }) => duration - 50)),
      lastParagraph: lastParagraph ?? Infinity,
    }
  })
}

/**
 * Taps on the link to an article, and waits for the frame that shows its heading: in the same page, or in the one that
 * the link leads to. It counts from when the finger leaves the link.
 */
async function tapOn(page: Page, article: string): Promise<number> {
  await page.context().addInitScript(waitForHeading)
  await page.evaluate(waitForHeading)
  const point = await page.evaluate((path) => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find(({ pathname }) => pathname === path)
    if (!link) throw new Error(`no link to ${path}`)
    link.addEventListener(
      'click',
      () => sessionStorage.setItem('tapped', String(performance.timeOrigin + performance.now())),
      { capture: true },
    )
    link.scrollIntoView({ block: 'center' })
    const line = link.getClientRects()[0] ?? link.getBoundingClientRect()
    return { x: line.x + line.width / 2, y: line.y + line.height / 2 }
  }, article)
  const tools = await page.context().newCDPSession(page)
  await tools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await page.waitForTimeout(FINGER)
  await tools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  // To ask the page meanwhile would keep it from answering the tap.
  await page.waitForTimeout(STILL)
  const [tapped, shown] = await page.evaluate(() => ['tapped', 'shown'].map((name) => sessionStorage.getItem(name)))
  return shown ? Number(shown) - Number(tapped) : Infinity
}

/** Runs in the page: notes when the heading of an article has been drawn. */
function waitForHeading(): void {
  const look = () => {
    const isArticle = /\/read\//.test(location.pathname) && document.querySelector('h1') !== null
    if (!isArticle || !sessionStorage.getItem('tapped')) return
    observer.disconnect()
    requestAnimationFrame(() =>
      setTimeout(() => sessionStorage.setItem('shown', String(performance.timeOrigin + performance.now()))),
    )
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
}

/** Runs in the page: whether all articles can be read offline. */
async function areInCache({ cache, files: wanted, note, noteCache }: Stored): Promise<boolean> {
  if (!(await caches.match(note, { cacheName: noteCache }))) return false
  const stored = await (await caches.open(cache)).keys()
  const here = new Set(stored.map(({ url }) => new URL(url).pathname))
  return (
    wanted.every((file) => here.has(file)) &&
    (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'
  )
}

function medians(runs: Figures[]): Figures {
  const names = Object.keys(LINES) as (keyof Figures)[]
  return Object.fromEntries(
    names.map((name) => {
      const sorted = runs.map((run) => run[name]).toSorted((one, other) => one - other)
      return [name, sorted[Math.floor(sorted.length / 2)] ?? Infinity]
    }),
  ) as Figures
}

function lineOf(what: string, plain: number, ours: number, wanted?: { ratio: number } | { most: number }): string[] {
  const ratio = plain === 0 ? undefined : ours / plain
  const isOver = wanted && ('ratio' in wanted ? (ratio ?? Infinity) > wanted.ratio : ours > wanted.most)
  const number = (value: number) => (value !== 0 && value < 1 ? value.toFixed(4) : Math.round(value).toString())
  const bound = wanted && ('ratio' in wanted ? `≤ ${wanted.ratio} ×` : `≤ ${wanted.most}`)
  return [
    what,
    number(plain),
    number(ours),
    ratio === undefined ? '' : ratio.toFixed(2),
    bound ?? '',
    isOver ? 'over' : '',
  ]
}
