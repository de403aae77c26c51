import type { Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { files as addresses } from '#core/paths.ts'
import { headerRules, headersFile, nginxFile, type InlineHashes } from '#core/publishing/headers.ts'
import { manifestFile } from '#core/publishing/manifest.ts'
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
}

const RENDERER = 'src/app/renderToHtml.tsx'
const FIRST_PAINT = 'src/app/firstPaint.js'

/** The library stands at `/` too. A reader of another language must not see it flash by: nothing shows until the app has drawn. */
const landing = {
  style: '<style>html:not([lang=ar]) #root[data-path]{visibility:hidden}</style>',
  script:
    '<script>if(document.documentElement.lang!=="ar"){const r=document.getElementById("root");' +
    'r.removeAttribute("data-path");r.replaceChildren()}</script>',
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
            outDir: 'node_modules/.cache/waraq/renderer',
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
        return html.replace('<!--first-paint-->', () => `<script>${minifySync(FIRST_PAINT, source).code.trim()}</script>`)
      },
    },

    async writeBundle(_options, written) {
      if (this.environment.name !== 'ssr') return
      const renderer = Object.values(written).find((chunk) => chunk.type === 'chunk' && chunk.isEntry)
      if (renderer === undefined) return this.error(`${RENDERER} was not built`)
      const folder = resolve(config.root, this.environment.config.build.outDir)
      const { pagesOf, renderToHtml } = (await import(pathToFileURL(join(folder, renderer.fileName)).href)) as Renderer
      const dist = resolve(config.root, config.environments['client']?.build.outDir ?? 'dist')
      const published = await readContent(options.content)
      const bundle = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
      const frame = await withStyles(await readFile(join(dist, 'index.html'), 'utf8'), dist, options.base)
      const fonts = await readdir(join(dist, 'assets'))
      const link = (rel: string, file: string, rest = '') =>
        `<link rel="${rel}" href="${options.base}${file}"${rest === '' ? '' : ` ${rest}`}>`

      const shell = framed(frame, { lang: 'ar', dir: 'rtl', title: 'ورق', head: headOf('ar'), body: '' }, undefined)
      const withLanding = frame
        .replace('<!--head-->', () => `${landing.style}<!--head-->`)
        .replace('<div id="root"></div>', (root) => root + landing.script)
      const hashes = inlineHashesOf(withLanding)

      for (const address of pagesOf(published.catalogue)) {
        const page = await renderToHtml(address, published)
        const head = page.head + headOf(page.lang) + loadingOf(page.modules ?? [], page.fileUrl)
        await write(`${address.slice(1)}/index.html`, framed(frame, { ...page, head }, address))
        if (address === '/ar/') await write('index.html', framed(withLanding, { ...page, head }, address))
      }
      await write('shell.html', shell)
      await write('404.html', shell)
      await rm(join(dist, '.vite'), { recursive: true, force: true })
      await mkdir(join(dist, 'docs'), { recursive: true })
      await writeFile(join(dist, '_headers'), headersFile(headerRules(options.base, hashes)))
      await writeFile(join(dist, 'docs/nginx.conf'), nginxFile(options.base, hashes))

      /** Writes a page that the policy lets be. */
      async function write(name: string, html: string) {
        const file = join(dist, name)
        assertAllowed(name, html, hashes)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, withPolicy(html, hashes))
      }

      function headOf(lang: string) {
        const face = lang === 'ar' ? /^naskh(-points)?-[\w-]{8}\.woff2$/ : /^literata-[\w-]{8}\.woff2$/
        return [
          link('manifest', manifestFile(lang === 'en' ? 'en' : 'ar')),
          ...fonts.filter((name) => face.test(name)).map((name) => link('preload', `assets/${name}`, 'as="font" type="font/woff2" crossorigin')),
        ].join('')
      }

      /** What the app will ask for first. */
      function loadingOf(modules: string[], fileUrl: string | undefined) {
        const scripts = new Set(modules.flatMap((module) => chunksOf(module, bundle)))
        const data = 'as="fetch" type="application/json" crossorigin'
        return [
          ...[...scripts].filter((file) => !frame.includes(file)).map((file) => link('modulepreload', file, 'crossorigin')),
          link('preload', addresses.catalogue, data),
          ...(fileUrl === undefined ? [] : [`<link rel="preload" href="${fileUrl}" ${data}>`]),
        ].join('')
      }
    },
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
