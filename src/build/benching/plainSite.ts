import { catalogueEntry } from '#core/publishing/catalogue.ts'
import { articleHtml } from '#core/publishing/blockHtml.ts'
import { element, escapeMarkup } from '#core/publishing/markup.ts'
import type { Article } from '#core/article/schema.ts'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The same articles as pages written by hand, the least that can be read: the limit that Waraq is measured against. With
 * the same text face, preloaded, and a service worker of a few lines that stores every page at once.
 *
 * @param articles as published, the newest first
 * @param dist the built site, whose fonts and images they share
 * @param folder to write to
 * @returns the addresses of the pages, relative to the root: that of the library first
 */
export async function writePlainSite(articles: readonly Article[], dist: string, folder: string): Promise<string[]> {
  const pages = new Map<string, string>()
  const fonts = new Map<string, string>()
  for (const lang of new Set(['ar', ...articles.map((article) => article.lang)])) {
    const library = await readFile(join(dist, lang === 'ar' ? 'ar' : 'en', 'index.html'), 'utf8')
    const font = /<link rel="preload" href="\/([^"]+)" as="font"/.exec(library)?.[1]
    if (font === undefined) throw new Error('The built library preloads no font.')
    fonts.set(lang, font)
  }
  const fontOf = (lang: string) => fonts.get(lang) ?? ''
  for (const article of articles) {
    const { lang, dir, title, authors } = article
    const images = (src: string) => `/articles/${src}`
    const body = [
      element('h1', {}, escapeMarkup(title)),
      element('p', {}, escapeMarkup(authors.map(({ name }) => name).join(', '))),
      articleHtml(article, { page: '', image: images }),
      element('p', { id: 'end' }, '—'),
    ]
    pages.set(`read/${article.id}`, page(lang, dir, title, fontOf(lang), body.join('\n')))
  }
  const rows = articles.map((article) => {
    const { minutes } = catalogueEntry(article, { file: '', images: [], bytes: 0 })
    const link = element('a', { href: `/read/${article.id}`, lang: article.lang }, escapeMarkup(article.title))
    return element('li', { dir: article.dir }, [link, ' ', escapeMarkup(article.standfirst ?? ''), ` ${minutes}`])
  })
  pages.set('', page('ar', 'rtl', 'ورق', fontOf('ar'), element('h1', {}, 'ورق') + element('ol', {}, rows)))

  for (const [address, html] of pages) await write(join(folder, address, 'index.html'), html)
  for (const font of fonts.values()) await write(join(folder, font), await readFile(join(dist, font)))
  await cp(join(dist, 'articles'), join(folder, 'articles'), { recursive: true })
  await write(join(folder, 'sw.js'), worker([...pages.keys(), ...fonts.values()]))
  await write(join(folder, '404.html'), 'Not found')
  // What the server asks of a site.
  await write(join(folder, '_headers'), '/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n')
  await write(join(folder, 'manifest.ar.webmanifest'), '{"scope":"/"}')
  return ['', ...articles.map(({ id }) => `read/${id}`)]
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

function page(lang: string, dir: string, title: string, font: string, body: string): string {
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<link rel="icon" href="data:,">
<link rel="preload" href="/${font}" as="font" type="font/woff2" crossorigin>
<style>
@font-face{font-family:Text;src:url(/${font}) format("woff2");font-weight:400 700;font-display:swap}
body{max-width:38rem;margin:auto;padding:1rem;font:1.25rem/1.9 Text,serif}
h1{font-size:1.75rem;line-height:1.5}
img{max-width:100%;height:auto}
table{display:block;overflow:auto}
</style>
<main>
${body}
</main>
<script>navigator.serviceWorker.register('/sw.js')</script>
</html>
`
}

/** @param files all that is stored, in one go */
function worker(files: string[]): string {
  return `const files = ${JSON.stringify(files.map((file) => `/${file}`))}
addEventListener('install', (event) => event.waitUntil(caches.open('all').then((cache) => cache.addAll(files))))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => event.respondWith(
  caches.match(event.request, { ignoreVary: true }).then((stored) => stored ?? fetch(event.request))
))
`
}
