import { files as addresses, paths } from '#core/paths.ts'
import { feedLanguages } from '#core/publishing/feed.ts'
import { headerRules, headersFile, nginxFile, type InlineHashes } from '#core/publishing/headers.ts'
import { pairsOf, versionsOf } from '#core/publishing/site.ts'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { minifySync, normalizePath, type Plugin, type ResolvedConfig, type ViteBuilder } from 'vite'
import { cached, filesIn, fingerprint, workFolder } from './cache.ts'
import { shortNames } from './classNames.ts'
import { readContent, type Content } from './content.ts'
import type { DrawnCards } from './drawCards.ts'
import { drawPages } from './drawPages.ts'
import { linksTo, type Built, type Chunk } from './links.ts'
import type { SiteOptions } from './options.ts'
import { openOutput, type Output } from './output.ts'
import { assertAllowed, framed, inlineHashesOf, tightened, withPolicy } from './pages.ts'
import type { PageToDraw, Renderer, Setting, Task } from './pageWorker.ts'
import { publishedFiles } from './published.ts'

const RENDERER = 'src/app/renderToHtml.tsx'
const PAGE_WORKER = 'src/build/pageWorker.ts'
const FIRST_PAINT = 'src/app/firstPaint.js'
const START_APP = 'src/app/startApp.js'
const SHOW_SNAPSHOT = 'src/app/showSnapshot.js'

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

/**
 * What comes in one piece; a module is in the first that wants it, with all that it imports. A piece for each dozen lines weighs
 * more than they do, and on a slow line the way of a request is longer than that of some kilobytes; and so many requests it is
 * until the app is there offline. Who needs one module of a piece will soon need the rest.
 */
const PIECES = [
  { name: 'react', test: /\/node_modules\/(?:react|react-dom|scheduler)\/|\/app\/react\.ts$/ },
  { name: 'app', tags: ['$initial' as const] },
  /** What sheets, settings and notices are made of: the first screens do without. */
  {
    name: 'controls',
    test: /\/(?:TextSheet|TextSettings|ContentsSheet|Sheet|Segments|Field|Notice|InstallationOffer|HomeScreenSteps|keepingPlan)\.[\w.]+$/,
    includeDependenciesRecursively: false,
  },
  /** Small things that several need. */
  { name: 'shared', minShareCount: 2, maxModuleSize: 3000 },
  { name: 'ReaderScreen', test: /\/ReaderScreen\.tsx$/ },
  /** What `main.tsx` and the first screens load when they stand. */
  {
    name: 'after',
    test: /\/(?:keeping|keepArticles|archive|around|publishing\/catalogue|registration|snapshots|ahead|transitions|launches)\.ts$|\/workbox-window\/|\/Notices\.tsx$/,
  },
  { name: 'SettingsScreen', test: /\/(?:SettingsScreen|AboutScreen)\.tsx$/ },
]

/** The only one in `index.html`: the order of the layers. */
const STYLE = /<style>([\s\S]*?)<\/style>/

/** The largest style sheet that is written into the page, in bytes as sent (Brotli); a larger one is linked. */
const INLINE_STYLES = 10_000

/** What the command `npm run build` asks of the plugin. */
export interface SiteBuild {
  /** What is published: read once. */
  content: () => Promise<Content>
}

/**
 * Builds the whole site: the app, and with it every page, drawn so that it can be read before, and without, the app; all
 * that is published; and the service worker. Everything is made before the folder of the site is touched, and of that
 * only what has changed.
 */
export function prerender(options: SiteOptions): Plugin<SiteBuild> {
  let config: ResolvedConfig
  let dist: string
  let isOurs: boolean
  let reading: Promise<Content> | undefined
  let chunks: Chunk[] = []
  const content = () => (reading ??= readContent(options.content, config.root))
  /** The folders of a build, in the cache: there Node finds the packages, and no other build comes by. */
  const work = (root: string) => cached(root, `build-${process.pid}`)

  return {
    name: 'waraq:prerender',
    api: { content },
    config(user, { command }) {
      const root = resolve(user.root ?? '.')
      dist = resolve(root, user.build?.outDir ?? 'dist')
      isOurs = user.build?.emptyOutDir ?? !relative(root, dist).startsWith('..')
      const waiting = join(work(root), 'site')
      return {
        // In development a name says where it comes from.
        ...(command === 'build' && { css: { modules: { generateScopedName: shortNames(join(root, 'src')) } } }),
        environments: {
          client: {
            build: {
              outDir: waiting,
              emptyOutDir: true,
              reportCompressedSize: false,
              rolldownOptions: { output: { codeSplitting: { groups: PIECES } } },
            },
          },
          ssr: {
            build: {
              ssr: true,
              outDir: join(work(root), 'renderer'),
              emptyOutDir: true,
              rolldownOptions: {
                input: { renderer: RENDERER, pageWorker: PAGE_WORKER },
                output: { entryFileNames: '[name].js' },
              },
            },
          },
          worker: { build: { outDir: waiting } },
        },
      }
    },
    configResolved(resolved) {
      config = resolved
    },

    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const script = await inlineScript(FIRST_PAINT)
        return html.replace('<!--first-paint-->', () => `<script>${script}</script>`)
      },
    },

    generateBundle(_, bundle) {
      if (this.environment.name !== 'client') return
      chunks = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? {
              file: chunk.fileName,
              modules: chunk.moduleIds.map((id) => normalizePath(relative(config.root, id))),
              imports: chunk.imports,
            }
          : [],
      )
    },

    async buildApp(builder) {
      const folder = await workFolder(config.root)
      try {
        await buildSite(builder, await content(), folder)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }

  /** Everything waits in a folder until all of it is made. */
  async function buildSite(builder: ViteBuilder, published: Content, folder: string): Promise<void> {
    const output = await openOutput({ root: config.root, dist, waiting: join(folder, 'site'), isOurs })
    await build(builder, 'client')
    await build(builder, 'ssr')
    const {
      frames,
      shell: shellFrame,
      hashes,
    } = await framesOf(output.waiting, options.base, {
      startApp: await inlineScript(START_APP),
      showSnapshot: await inlineScript(SHOW_SNAPSHOT),
    })
    const assets = (await readdir(join(output.waiting, 'assets'))).toSorted()
    const built: Built = { base: options.base, chunks, assets }
    const { renderer, version } = await rendererIn(join(folder, 'renderer'), config.root)
    const { pagesOf, renderWaiting } = (await import(/* @vite-ignore */ renderer)) as Renderer

    const links = linksTo(built)
    const waitingPage = {
      lang: 'ar',
      dir: 'rtl',
      title: 'ورق',
      first: links.face('ar'),
      head: links.manifest('ar'),
      body: await renderWaiting(),
    }
    const shell = framed(shellFrame, waitingPage, undefined)
    await output.put('shell.html', shell)
    await output.put('404.html', shell)
    await output.put('_headers', headersFile(headerRules(options.base, hashes)))
    const hasArchive = published.catalogue.entries.length > options.prerendered
    await output.put('docs/nginx.conf', nginxFile(options.base, hashes, hasArchive))
    for (const name of await filesIn(config.publicDir)) {
      if (!name.startsWith(addresses.articles)) await output.put(name, await readFile(join(config.publicDir, name)))
    }
    for (const [name, file] of await publishedFiles(published, options, config.publicDir)) {
      await (name.startsWith(addresses.articles) ? output.add(name, file) : output.put(name, await file.content()))
    }
    await build(builder, 'worker')
    for (const name of ['sw.js', ...built.assets.map((asset) => `assets/${asset}`)]) {
      output.want(name, fingerprint(await readFile(join(output.waiting, name))))
    }

    const cards = await cardsFor(published)
    for (const [name, file] of cards.files) await output.add(name, file)
    const { base, siteUrl } = options
    const setting: Setting = {
      renderer,
      site: { base, siteUrl },
      built,
      head: published.head,
      feeds: feedLanguages(published.fronts),
      frames,
      waiting: output.waiting,
      version: fingerprint(version, JSON.stringify([base, siteUrl, built, frames])),
    }
    const newest = published.catalogue.entries.slice(0, options.prerendered)
    const tasks = tasksOf(pagesOf({ ...published.catalogue, entries: newest }), published, cards.cards, output)
    for (const { name, key } of await drawPages(join(folder, 'renderer/pageWorker.js'), setting, tasks)) {
      output.want(name, key)
    }
    await output.finish()
  }

  /** A script of ours as it is written into pages. */
  async function inlineScript(name: string): Promise<string> {
    const source = await readFile(resolve(config.root, name), 'utf8')
    return minifySync(name, source.replace('%BASE%', options.base)).code.trim()
  }

  /** Only a whole address of a picture is of use to who is sent a link. */
  async function cardsFor({ fronts }: Content): Promise<DrawnCards> {
    if (options.siteUrl === undefined) return { cards: new Map(), files: new Map() }
    // Loads a drawing program, which nothing else needs.
    const { cardsOf } = await import('./drawCards.ts')
    return cardsOf(fronts.slice(0, Math.min(options.prerendered, options.cards)), config.root)
  }

  /** The pages of each article together: what they show is read once. */
  function tasksOf(
    wanted: string[],
    { catalogue, fronts }: Content,
    cards: DrawnCards['cards'],
    { there, waiting }: Output,
  ): Task[] {
    const pairs = pairsOf(fronts)
    const frontOf = new Map(fronts.map((front) => [front.id, front]))
    const entryOf = new Map(catalogue.entries.map((entry) => [entry.id, entry]))
    const screens: Task = { pages: [] }
    const tasks = new Map<string, Task>()
    const page = (address: string, name: string, frame: PageToDraw['frame']) => ({
      address,
      name,
      frame,
      there: there.get(name),
    })
    for (const address of wanted) {
      const id = /^\/[^/]+\/read\/(.+)$/.exec(address)?.[1] ?? ''
      const [front, entry] = [frontOf.get(id), entryOf.get(id)]
      let task: Task | undefined = screens
      if (front !== undefined && entry !== undefined) {
        task = tasks.get(id)
        if (task === undefined) {
          const name = addresses.articles + entry.file
          const file = join(there.has(name) ? dist : waiting, name)
          const article = { entry, file, versions: versionsOf(front, pairs), card: cards.get(id) }
          tasks.set(id, (task = { pages: [], article }))
        }
      }
      const frame = task === screens ? 'page' : 'article'
      task.pages.push(page(address, `${address.slice(1)}/index.html`.replace('//', '/'), frame))
      if (address === paths.library('ar')) task.pages.push(page(address, 'index.html', 'landing'))
    }
    return [screens, ...tasks.values()]
  }
}

async function build(builder: ViteBuilder, name: string): Promise<void> {
  const environment = builder.environments[name]
  if (environment === undefined) throw new Error(`there is no environment ${name} to build`)
  await builder.build(environment)
}

/** The renderer as Node imports it, and a hash of all its code and of the packages that it uses. */
async function rendererIn(folder: string, root: string): Promise<{ renderer: string; version: string }> {
  const code = await Promise.all(
    (await filesIn(folder)).map(async (name) => `${name}\n${await readFile(join(folder, name), 'utf8')}`),
  )
  return {
    renderer: pathToFileURL(join(folder, 'renderer.js')).href,
    version: fingerprint(await readFile(join(root, 'package-lock.json')), ...code),
  }
}

/** The frames of the pages, with their policy, and what the policy of the whole site has to allow. */
async function framesOf(
  folder: string,
  base: string,
  scripts: Record<'startApp' | 'showSnapshot', string>,
): Promise<{ frames: Setting['frames']; shell: string; hashes: InlineHashes }> {
  const html = tightened(await readFile(join(folder, 'index.html'), 'utf8'))
  const { article, page, whole } = await withStyles(startedLater(html, scripts.startApp), folder, base)
  const landingPage = page
    .replace('<!--head-->', () => `${landing.style}<!--head-->`)
    .replace('<div id="root"></div>', (root) => root + landing.script)
  const shell = whole.replace(
    '<div id="root"></div>',
    (root) => `${root}<script id="show">${scripts.showSnapshot}</script>`,
  )
  const hashes = inlineHashesOf(article + landingPage + shell)
  assertAllowed('index.html', landingPage, hashes)
  const own = (frame: string) => withPolicy(frame, inlineHashesOf(frame))
  return { frames: { article: own(article), page: own(page), landing: own(landingPage) }, shell: own(shell), hashes }
}

/** The frame whose first scripts wait for `app/startApp.js`. */
function startedLater(html: string, startApp: string): string {
  const [script, src] = /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/.exec(html) ?? []
  if (script === undefined || src === undefined) throw new Error('the frame of the pages starts no app')
  // Those that the first imports come before it.
  const imported = /<link rel="modulepreload"[^>]*>/g
  const links = [...(html.match(imported) ?? []), `<link rel="modulepreload" href="${src}" crossorigin>`]
  return html
    .replaceAll(imported, '')
    .replace(script, () => `<template id="app">${links.join('')}</template>`)
    .replace('</body>', () => `<script type="module">${startApp}</script></body>`)
}

/** A frame for each kind of page. */
interface Styled {
  /** Comes over a line, with an article. */
  article: string
  /** Comes over a line, with the library or a screen beside it. */
  page: string
  /** Is stored, and shows whatever is asked for. */
  whole: string
}

/**
 * The frame with its style sheet written into it, if that is small enough: it saves a round trip before first paint. What comes
 * over a line has the styles of what is drawn in it at build; those of all else are a file of their own, which comes with the
 * app (`ui/besideStyles.ts`), and so are those of paper, for which no reader waits.
 */
async function withStyles(html: string, folder: string, base: string): Promise<Styled> {
  const [link, href] = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/.exec(html) ?? []
  if (link === undefined || href === undefined) return { article: html, page: html, whole: html }
  const file = join(folder, href.slice(base.length))
  const [screen, print] = withoutLayer(await readFile(file, 'utf8'), 'print')
  const [page, beside] = withoutLayer(screen, 'beside')
  const [article, library] = withoutLayer(page, 'library')
  if (brotliCompressSync(page).length > INLINE_STYLES) return { article: html, page: html, whole: html }
  await rm(file)
  const write = async (name: string, css: string) => {
    const address = `assets/${name}-${fingerprint(css).slice(0, 8)}.css`
    await writeFile(join(folder, address), css)
    return `<link rel="stylesheet" href="${base}${address}"`
  }
  const besideLink = `${await write('beside', library + beside)} data-beside>`
  const printLink = `${await write('print', print)} media="print">`
  // One element, and so one hash in the policy; before the script that asks for the faces in it (`app/firstPaint.js`). Not even
  // a sheet for paper shares the line with the text's typeface: the links come with the app, where there can be one.
  const frame = (styles: string, links: string) =>
    html
      .replace(link, '')
      .replace(STYLE, (_, order: string) => `<style>${order.trim()}${styles.trim()}</style>`)
      .replace('</body>', () => `<template data-app>${links}</template><noscript>${printLink}</noscript></body>`)
  return {
    article: frame(article, besideLink + printLink),
    page: frame(page, besideLink + printLink),
    whole: frame(screen, printLink),
  }
}

/** Parts a style sheet, as it was made smaller, into what is not of a layer and what is. */
function withoutLayer(css: string, layer: string): [rest: string, part: string] {
  const opening = `@layer ${layer}{`
  let [rest, part] = [css, '']
  for (let start = css.indexOf(opening); start !== -1; start = rest.indexOf(opening)) {
    let [end, depth] = [start, 0]
    do {
      end = rest.slice(end).search(/[{}]/) + end + 1
      depth += rest[end - 1] === '{' ? 1 : -1
    } while (depth > 0)
    part += rest.slice(start, end)
    rest = rest.slice(0, start) + rest.slice(end)
  }
  if (part === '') throw new Error(`the style sheet has no layer ${layer}`)
  return [rest, part]
}
