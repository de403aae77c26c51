import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '#core/article/catalogue.ts'
import { files } from '#core/paths.ts'
import { directionOf } from '#core/text/direction.ts'
import { articlePages, kilobytes, pageSizes, precacheSize, sizeOfFiles, table, type Size } from './budgets.js'
import { layoutShifts } from './layoutShift.ts'

const DIST = 'dist'

/** `npm run bench`: what a first visit costs in bytes, and how much it moves, as tables. Measures the site as it was built last; 1 if it was not. */
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
  console.log('\nThe service worker\n')
  console.log(table([HEAD, row('fetched when it is installed', await precacheSize(DIST))]))
  return 0
}

const HEAD = ['', 'raw', 'gzip', 'brotli']

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
