import type { ReactElement } from 'react'
import { prerender } from 'react-dom/static'
import { StaticRouter } from 'react-router'
import type { Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { articleHead, screenHead, type PageHead } from '#core/publishing/head.ts'
import { files, paths } from '#core/paths.ts'
import { directionOf } from '#core/text/direction.ts'
import { tabTitle } from '#core/text/isolate.ts'
import { servePublished } from '#device/articles.ts'
import { languages } from '#i18n/languages.ts'
import { translator } from '#i18n/translator.ts'
import { App } from './App.tsx'
import { base, basename } from './base.ts'
import { NoWords } from './NoWords.tsx'
import { loadPage, type Page } from './page.ts'
import { readAddress } from './screens.ts'

export interface Published {
  catalogue: Catalogue
  articles: ReadonlyMap<string, Article>
}

export interface RenderedPage extends PageHead {
  body: string
  /** The address of the article's file, where the page shows one: it can be fetched before the app asks for it. */
  fileUrl?: string
  /** The source files of the chunks that the app loads for this page. */
  modules: string[]
  /** It needs the styles of the screens that no visit begins with. */
  isBeside: boolean
}

/** The addresses that get a page of their own at build: every screen and every article, in each interface language. */
export function pagesOf({ entries }: Catalogue): string[] {
  return Object.keys(languages).flatMap((ui) => [
    paths.library(ui),
    paths.search(ui),
    paths.saved(ui),
    paths.settings(ui),
    paths.about(ui),
    ...entries.map(({ id }) => paths.article(ui, id)),
  ])
}

/** A page before it is drawn. */
export interface OpenedPage {
  /** All that it shows, as plain data: the same data make the same page. */
  data: unknown
  draw: () => Promise<RenderedPage>
}

/**
 * Opens the page at an address, through the same routes as in the browser. Throws where a screen does: the build stops.
 */
export async function openPage(address: string, published: Published): Promise<OpenedPage> {
  servePublished(published)
  const page = await loadPage(readAddress({ pathname: address, search: '' }))
  if (!page.module || page.error !== undefined) {
    throw new Error(`${address} could not be rendered`, { cause: page.error })
  }
  return {
    data: page.data,
    async draw() {
      const body = await markupOf(
        <StaticRouter basename={basename} location={base + address}>
          <App first={page} />
        </StaticRouter>,
      )
      return { ...headOf(page, published), body }
    },
  }
}

/** The page at an address. */
export async function renderToHtml(address: string, published: Published): Promise<RenderedPage> {
  return (await openPage(address, published)).draw()
}

/** What stands in a page until the app draws it: two sentences that only show where the app has not come for long. */
export function renderWaiting(): Promise<string> {
  return markupOf(
    <div className="late">
      <NoWords />
    </div>,
  )
}

async function markupOf(element: ReactElement): Promise<string> {
  const { prelude } = await prerender(element, {
    onError(cause) {
      throw cause
    },
  })
  return new Response(prelude).text()
}

function headOf({ asked, ui, module, data }: Page, published: Published): Omit<RenderedPage, 'body'> {
  const t = translator(ui)
  const dir = directionOf(ui)
  const page = {
    ui,
    dir,
    title: tabTitle(
      t(($) => $.app.title, { screen: module?.title({ t, dir }, data) ?? '' }),
      dir,
    ),
    app: t(($) => $.app.name),
  }

  const article = published.articles.get(asked.id)
  const entry = published.catalogue.entries.find((other) => other.id === article?.id)
  const words = asked.screen?.words.map((part) => `src/i18n/messages/${ui}${part === 'all' ? '' : `.${part}`}.ts`) ?? []
  const modules = [...words, `src/${asked.screen?.file ?? ''}`]
  const isBeside = !asked.screen?.isFirst
  if (!article || !entry)
    return {
      ...screenHead(
        page,
        t(($) => $.app.tagline),
      ),
      modules,
      isBeside,
    }
  const fileUrl = `${import.meta.env.BASE_URL}${files.articles}${entry.file}`
  return { ...articleHead(page, article), modules, fileUrl, isBeside }
}
