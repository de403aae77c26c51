import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** @typedef {{ raw: number, gzip: number, brotli: number }} Size in bytes */
/** @typedef {{ html: Size, script: Size, style: Size, fonts: Size }} PageSizes */
/** @typedef {{ script: number, html: number, style: number, fonts: number, precache: number }} Budgets brotli bytes */

/** The languages of the interface. */
const INTERFACES = ['ar', 'en']

/**
 * What a first visit loads before the page can be used, from the built files of a site that stands at the root of its host:
 * the page, its scripts with all that they import at once, its style sheets (inline or not), the fonts that it preloads.
 * @param {string} dist the built folder
 * @param {string} page such as "ar/index.html"
 * @returns {Promise<PageSizes>}
 */
export async function pageSizes(dist, page) {
  const html = await readFile(join(dist, page), 'utf8')
  const linksIn = (/** @type {string} */ text) => [...text.matchAll(/<(?:link|script)\b[^>]*>/g)].map(([tag]) => tag)
  const links = linksIn(html)
  /** @param {(tag: string) => boolean} wanted */
  const files = (wanted) => links.filter(wanted).flatMap((tag) => fileOf(tag, page) ?? [])

  const scripts = files((tag) => tag.startsWith('<script') || tag.includes('rel="modulepreload"'))
  // Nobody waits for what only paper needs, or what comes with the app.
  const atOnce = new Set(linksIn(html.replaceAll(/<template\b.*?<\/template>/gs, '')))
  const sheets = files((tag) => atOnce.has(tag) && tag.includes('rel="stylesheet"') && !tag.includes('media="print"'))
  const fonts = files((tag) => tag.includes('rel="preload"') && tag.includes('as="font"'))
  const inlineStyle = [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => sizeOf(css))

  return {
    html: sizeOf(html),
    script: await sizeOfFiles(dist, await withImports(dist, scripts)),
    style: total([...inlineStyle, await sizeOfFiles(dist, sheets)]),
    fonts: await sizeOfFiles(dist, fonts),
  }
}

/**
 * What the service worker fetches when it is installed.
 * @param {string} dist
 * @returns {Promise<Size>}
 */
export async function precacheSize(dist) {
  const worker = await readFile(join(dist, 'sw.js'), 'utf8')
  const urls = [...worker.matchAll(/\{(?=[^{}]*\brevision\b)[^{}]*?\burl["']?:\s*["'`]([^"'`]+)/g)].map(
    ([, url = '']) => url,
  )
  if (urls.length === 0) throw new Error('dist/sw.js names no file to fetch: the budget would measure nothing.')
  return sizeOfFiles(
    dist,
    urls.map((url) => fileAt(url, 'sw.js')),
  )
}

/**
 * The pages of articles in one interface language, by id.
 * @param {string} dist
 * @param {string} ui
 */
export async function articlePages(dist, ui) {
  const ids = await readdir(join(dist, ui, 'read'))
  return ids.toSorted().map((id) => ({ id, page: `${ui}/read/${id}/index.html` }))
}

/**
 * Measures the built site against its budgets; of several pages of a kind the heaviest counts.
 * @param {string} dist
 * @param {Budgets} budgets
 * @returns {Promise<{ table: string, over: boolean }>}
 */
export async function checkBudgets(dist, budgets) {
  const libraries = await Promise.all(INTERFACES.map((ui) => pageSizes(dist, `${ui}/index.html`)))
  if (libraries.some(({ script }) => script.raw === 0)) {
    throw new Error('The library names no script: the budget would measure nothing.')
  }
  const pages = (await Promise.all(INTERFACES.map((ui) => articlePages(dist, ui)))).flat()
  const articles = await Promise.all(pages.map(({ page }) => pageSizes(dist, page)))
  /** @type {(all: PageSizes[], part: keyof PageSizes) => number} */
  const heaviest = (all, part) => Math.max(...all.map((sizes) => sizes[part].brotli))

  /** @type {[what: string, bytes: number, budget: number][]} */
  const lines = [
    ['scripts of the library', heaviest(libraries, 'script'), budgets.script],
    ['scripts of an article', heaviest(articles, 'script'), budgets.script],
    ['page of an article', heaviest(articles, 'html'), budgets.html],
    ['styles of the library', heaviest(libraries, 'style'), budgets.style],
    ['styles of an article', heaviest(articles, 'style'), budgets.style],
    ['fonts of the library', heaviest(libraries, 'fonts'), budgets.fonts],
    ['fonts of an article', heaviest(articles, 'fonts'), budgets.fonts],
    ['what the worker fetches', (await precacheSize(dist)).brotli, budgets.precache],
  ]
  const rows = lines.map(([what, bytes, budget]) => [
    what,
    kilobytes(bytes),
    `of ${kilobytes(budget)}`,
    bytes > budget ? 'over' : '',
  ])
  return { table: table(rows), over: lines.some(([, bytes, budget]) => bytes > budget) }
}

/**
 * Rows as lines with columns: the first set to the left, the others to the right.
 * @param {string[][]} rows
 */
export function table(rows) {
  const widths = rows.reduce(
    (/** @type {number[]} */ widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/**
 * Thousands of bytes, as browsers and hosts count them.
 * @param {number} bytes
 */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

/**
 * @param {string} dist
 * @param {string[]} files
 * @returns {Promise<Size>}
 */
export async function sizeOfFiles(dist, files) {
  return total(await Promise.all([...new Set(files)].map(async (file) => sizeOf(await readFile(join(dist, file))))))
}

/**
 * The scripts and everything that they import before they run. What they import later, by `import()`, is not a first load.
 * @param {string} dist
 * @param {string[]} scripts
 */
async function withImports(dist, scripts) {
  const known = new Set(scripts)
  for (const script of known) {
    const source = await readFile(join(dist, script), 'utf8')
    for (const [, from = ''] of source.matchAll(
      /\b(?:import|export)\s*(?:[\w$*{},\s]+?\bfrom\s*)?["'](\.{0,2}\/[^"']+)["']/g,
    )) {
      known.add(fileAt(from, script))
    }
  }
  return [...known]
}

/**
 * @param {string} tag of a link or a script
 * @param {string} page on which it stands
 */
function fileOf(tag, page) {
  const address = /\s(?:src|href)="([^"]+)"/.exec(tag)?.[1]
  return address === undefined ? undefined : fileAt(address, page)
}

/**
 * @param {string} address as written in a file of the site
 * @param {string} file in which it is written
 * @returns {string} relative to the built folder
 */
function fileAt(address, file) {
  const path = decodeURIComponent(new URL(address, `http://site/${file}`).pathname.slice(1))
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/**
 * @param {string | Buffer} content
 * @returns {Size}
 */
function sizeOf(content) {
  const bytes = Buffer.from(content)
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length
  // A host sends as it is what does not get smaller, such as fonts.
  return {
    raw: bytes.length,
    gzip: Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length),
    brotli: Math.min(bytes.length, brotli),
  }
}

/** @param {Size[]} sizes */
function total(sizes) {
  return sizes.reduce(
    (sum, { raw, gzip, brotli }) => ({ raw: sum.raw + raw, gzip: sum.gzip + gzip, brotli: sum.brotli + brotli }),
    { raw: 0, gzip: 0, brotli: 0 },
  )
}
