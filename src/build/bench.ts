import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '#core/article/catalogue.ts'
import { files } from '#core/paths.ts'
import { directionOf } from '#core/text/direction.ts'
import { articlePages, kilobytes, pageSizes, precacheSize, sizeOfFiles, table, type Size } from './budgets.js'
import { buildCosts } from './benching/buildCosts.ts'
import { scalePlan } from './benching/scalePlan.ts'
import { firstVisit, speed } from './benching/speed.ts'
import { layoutShifts } from './layoutShift.ts'

const DIST = 'dist'

/** How many visits are measured of each site; the middle one counts. */
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5)

/**
 * `npm run bench`: what a visit costs in bytes and in time, how much it moves, as tables. Measures the site as it was built
 * last.
 *
 * @returns the exit code; 1 if nothing was built
 */
export async function run(): Promise<number> {
  if (!existsSync(join(DIST, 'sw.js'))) {
    console.error('There is nothing to measure yet: run "npm run build" first.')
    return 1
  }
  console.log('First load, before the page can be used\n')
  console.log(table([HEAD, ...(await firstLoads())]))
  console.log('\nArticles, as they are kept on the device\n')
  console.log(table([HEAD, ...(await articles())]))
  console.log('\nLayout shift on a phone, first visit, fonts a second late\n')
  console.log(await shifts())
  console.log('\nOn a slow phone (150 ms, 1.6 Mbit/s, a quarter of the processor), beside pages written by hand; ms\n')
  const measured = await speed(DIST, RUNS)
  console.log(typeof measured === 'string' ? measured : table(measured))
  console.log('\nThe catalogue of so many articles: requests and bytes of a reader and of a deploy\n')
  console.log(table(scalePlan()))
  console.log('\nSites of so many articles of 600 words\n')
  console.log(table(await sites()))
  console.log('\nThe service worker\n')
  console.log(table([HEAD, row('fetched when it is installed', await precacheSize(DIST))]))
  return 0
}

const HEAD = ['', 'raw', 'gzip', 'brotli']

/** The numbers of articles that whole sites are built with. */
const COUNTS = (process.env['BENCH_SITES'] ?? '12,1000,10000').split(',').map(Number)

async function sites(): Promise<string[][]> {
  const costs = await buildCosts(COUNTS, process.cwd(), firstVisit)
  const line = (name: string, of: (cost: (typeof costs)[number]) => string) => [name, ...costs.map(of)]
  return [
    line('', (cost) => cost.articles.toLocaleString('en')),
    line('build, seconds', ({ clean }) => clean.seconds.toFixed(1)),
    line('  of all processors', ({ clean }) => clean.cpuSeconds.toFixed(1)),
    line('  peak memory, MB', ({ clean }) => clean.peak.toFixed(0)),
    line('again, one article changed, seconds', ({ changed }) => changed.seconds.toFixed(1)),
    line('the site', ({ bytes }) => kilobytes(bytes)),
    line('first visit to the library', ({ found }) => (found ? kilobytes(found.bytes) : '')),
    line('  memory of its scripts', ({ found }) => (found ? kilobytes(found.memory) : '')),
  ]
}

async function firstLoads(): Promise<string[][]> {
  const rows: string[][] = []
  for (const ui of ['ar', 'en']) {
    const [article] = await articlePages(DIST, ui)
    const pages = [{ name: `library (${ui})`, page: `${ui}/index.html` }]
    if (article !== undefined) pages.push({ name: `article ${article.id} (${ui})`, page: article.page })

    for (const { name, page } of pages) {
      const { html, script, style, fonts } = await pageSizes(DIST, page)
      rows.push([name], row('  HTML, with its styles', html), row('  of these styles', style))
      rows.push(row('  JavaScript', script), row('  fonts', fonts))
    }
  }
  return rows
}

async function articles(): Promise<string[][]> {
  const sizes = await Promise.all(
    (await entries()).map(async (entry) => ({
      id: entry.id,
      size: await sizeOfFiles(DIST, [files.articles + entry.file]),
    })),
  )
  return sizes.map(({ id, size }) => row(id, size))
}

async function shifts(): Promise<string> {
  const inOrder = (await entries()).map(({ id, lang }) => `${directionOf(lang) === 'rtl' ? 'ar' : 'en'}/read/${id}`)
  const pages = ['ar/', 'en/', ...inOrder]
  const measured = await layoutShifts(DIST, pages)
  if (typeof measured === 'string') return measured
  return table([['', 'CLS'], ...pages.map((page, index) => [page, measured[index]?.toFixed(4) ?? ''])])
}

async function entries(): Promise<Catalogue['entries']> {
  // Written by our own build a moment ago, checked there.
  return (JSON.parse(await readFile(join(DIST, files.catalogue), 'utf8')) as Catalogue).entries
}

function row(name: string, { raw, gzip, brotli }: Size): string[] {
  return [name, kilobytes(raw), kilobytes(gzip), kilobytes(brotli)]
}
