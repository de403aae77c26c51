import type { Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { files as addresses, paths } from '#core/paths.ts'
import { directionOf } from '#core/text/direction.ts'
import { articleDiscovery, screenDiscovery } from '#core/publishing/discovery.ts'
import { feedLanguages } from '#core/publishing/feed.ts'
import { headerRules, headersFile, nginxFile, type InlineHashes } from '#core/publishing/headers.ts'
import { manifestFile } from '#core/publishing/manifest.ts'
import { pairsOf, versionsOf } from '#core/publishing/site.ts'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { minifySync, type Manifest, type Plugin, type ResolvedConfig } from 'vite'
import { readContent } from './content.ts'
import type { SiteOptions } from './options.ts'
import { framed, inlineHashesOf, withPolicy, type DrawnPage } from './pages.ts'

/** What `app/renderToHtml.tsx` gives. Named by its file and loaded by Vite: `build` does not look into `app`. */
interface Renderer {
  /** Every address that is drawn beforehand, from the interface language on. */
  pagesOf: (catalogue: Catalogue) => string[]
  renderToHtml: (
    address: string,
    published: { catalogue: Catalogue; articles: ReadonlyMap<string, Article> },
  ) => Promise<
    DrawnPage & {
      /** Where the article's file lies, if the page shows one. */
      fileUrl?: string
      /** The source files of the parts that the app loads for this page, such as `src/features/reader/ReaderScreen.tsx`. */
      modules?: string[]
    }
  >
  /** The content of a page that only the app can draw: seen where it does not come. */
  renderWaiting: () => Promise<string>
}

const RENDERER = 'src/app/renderToHtml.tsx'
const FIRST_PAINT = 'src/app/firstPaint.js'

/**
 * The library stands at `/` too. A reader of another language must not see it flash by: nothing shows until the app has
 * drawn. Where the app does not come, a page in another language is better than none.
 */
const landing = {
  style: '<style>html:not([lang=ar]) #root[data-path]{visibility:hidden}</style>',
  script:
    '<script>if(document.documentElement.lang!=="ar"){const r=document.getElementById("root");' +
    'r.removeAttribute("data-path");const d=document.createElement("div");d.className="late";' +
    'd.append(...r.childNodes);r.append(d)}</script>',
}

/** The largest style sheet that is written into the page, in bytes as sent (Brotli); a larger one is linked. */
const INLINE_STYLES = 10_000

/**
 * Draws every page at build time, so that it can be read before, and without, the app. It also writes what depends on
 * the pages: the shell that the service worker answers with, the page for unknown addresses, and the headers.
 */
export function prerender(options: SiteOptions): Plugin {
  let config: ResolvedConfig
  return {
    name: 'waraq:prerender',
    config: () => ({
      environments: {
        client: { build: { manifest: true } },
        ssr: {
          build: {
            ssr: true,
            // Where Node finds the packages, and where another build at the same time does not come.
            outDir: `node_modules/.cache/waraq/renderer-${process.pid}`,
            emptyOutDir: true,
            rolldownOptions: { input: { renderer: RENDERER }, output: { entryFileNames: '[name]-[hash].js' } },
          },
        },
      },
    }),
    configResolved(resolved) {
      config = resolved
    },

    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const source = (await readFile(resolve(config.root, FIRST_PAINT), 'utf8')).replace('%BASE%', options.base)
        return html.replace(
          '<!--first-paint-->',
          () => `<script>${minifySync(FIRST_PAINT, source).code.trim()}</script>`,
        )
      },
    },

    async writeBundle(_options, written) {
      if (this.environment.name !== 'ssr') return
      const renderer = Object.values(written).find((chunk) => chunk.type === 'chunk' && chunk.isEntry)
      if (renderer === undefined) return this.error(`${RENDERER} was not built`)
      const folder = resolve(config.root, this.environment.config.build.outDir)
      const dist = resolve(config.root, config.environments['client']?.build.outDir ?? 'dist')
      const published = await readContent(options.content)
      const { pagesOf, renderToHtml, renderWaiting } = (await import(
        pathToFileURL(join(folder, renderer.fileName)).href
      )) as Renderer

      const frame = await withStyles(await readFile(join(dist, 'index.html'), 'utf8'), dist, options.base)
      const landingFrame = frame
        .replace('<!--head-->', () => `${landing.style}<!--head-->`)
        .replace('<div id="root"></div>', (root) => root + landing.script)
      const hashes = inlineHashesOf(landingFrame)
      const write = async (name: string, html: string) => {
        assertAllowed(name, html, hashes)
        await mkdir(dirname(join(dist, name)), { recursive: true })
        await writeFile(join(dist, name), withPolicy(html, hashes))
      }

      const links = await linksOf(dist, options)
      const pairs = pairsOf(published.articles.values())
      const feeds = feedLanguages(published.articles.values())
      const cards =
        options.siteUrl === undefined
          ? undefined
          : (await (await import('./drawCards.ts')).cardsOf(published.articles.values(), config.root)).cards
      for (const address of pagesOf(published.catalogue)) {
        const page = await renderToHtml(address, published)
        const article = published.articles.get(/^\/[^/]+\/read\/(.+)$/.exec(address)?.[1] ?? '')
        const head = [
          page.head,
          article
            ? articleDiscovery(article, options, versionsOf(article, pairs), cards?.get(article.id))
            : screenDiscovery(address, options, feeds),
          links.manifest(page.lang),
          links.face(article?.lang ?? page.lang),
          links.scripts(page.modules ?? [], frame),
          links.data(addresses.catalogue),
          page.fileUrl === undefined ? '' : links.data(page.fileUrl.slice(options.base.length)),
        ].join('')
        await write(`${address.slice(1)}/index.html`, framed(frame, { ...page, head }, address))
        if (address === paths.library('ar')) await write('index.html', framed(landingFrame, { ...page, head }, address))
      }
      const head = links.manifest('ar') + links.face('ar')
      const empty = { lang: 'ar', dir: 'rtl', title: 'ورق', head, body: await renderWaiting() }
      await write('shell.html', framed(frame, empty, undefined))
      await write('404.html', framed(frame, empty, undefined))

      await writeFile(join(dist, '_headers'), headersFile(headerRules(options.base, hashes)))
      await mkdir(join(dist, 'docs'), { recursive: true })
      await writeFile(join(dist, 'docs/nginx.conf'), nginxFile(options.base, hashes))
      await rm(folder, { recursive: true })
      await rm(join(dist, '.vite'), { recursive: true })
    },
  }
}

/** The links in the head of a page to what was built. */
async function linksOf(dist: string, { base }: SiteOptions) {
  const bundle = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const assets = await readdir(join(dist, 'assets'))
  const link = (rel: string, file: string, rest = '') => `<link rel="${rel}" href="${base}${file}"${rest}>`

  return {
    manifest: (language: string) => link('manifest', manifestFile(language === 'en' ? 'en' : 'ar')),
    /** The fonts that text in a language begins with; those for the rarer letters come when they are needed. */
    face: (language: string) =>
      assets
        .filter((name) =>
          (directionOf(language) === 'rtl' ? /^naskh-[\w-]{8}\.woff2$/ : /^literata-[\w-]{8}\.woff2$/).test(name),
        )
        .map((name) => link('preload', `assets/${name}`, ' as="font" type="font/woff2" crossorigin'))
        .join(''),
    /** The code of some source modules, but for what the frame loads anyway. */
    scripts: (modules: string[], frame: string) =>
      [...new Set(modules.flatMap((module) => chunksOf(module, bundle)))]
        .filter((file) => !frame.includes(file))
        .map((file) => link('modulepreload', file, ' crossorigin'))
        .join(''),
    /** A file that the app will fetch at once. */
    data: (file: string) => link('preload', file, ' as="fetch" type="application/json" crossorigin'),
  }
}

/** The frame with its style sheet written into it, if that is small enough: it saves a round trip before first paint. */
async function withStyles(html: string, dist: string, base: string): Promise<string> {
  const [link, href] = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/.exec(html) ?? []
  if (link === undefined || href === undefined) return html
  const file = join(dist, href.slice(base.length))
  const css = await readFile(file, 'utf8')
  if (brotliCompressSync(css).length > INLINE_STYLES) return html
  await rm(file)
  return html.replace(link, () => `<style>${css.trim()}</style>`)
}

/** The files of a source module and of all that it imports at once. */
function chunksOf(module: string, bundle: Manifest, seen = new Set<string>()): string[] {
  const chunk = bundle[module]
  if (chunk === undefined || seen.has(module)) return []
  seen.add(module)
  return [chunk.file, ...(chunk.imports ?? []).flatMap((name) => chunksOf(name, bundle, seen))]
}

/** A page whose own policy forbids a part of it must not be published. */
function assertAllowed(name: string, html: string, allowed: InlineHashes): void {
  const found = inlineHashesOf(html)
  const isStranger = (kind: keyof InlineHashes) => found[kind].some((hash) => !allowed[kind].includes(hash))
  if (isStranger('scripts')) throw new Error(`${name} has an inline script that the content security policy forbids`)
  if (isStranger('styles')) throw new Error(`${name} has a style element that the content security policy forbids`)
  if (/<[a-z][^<>]*\sstyle="/.test(html)) {
    throw new Error(`${name} has a style attribute, which the content security policy forbids: use a class or data-*`)
  }
}
