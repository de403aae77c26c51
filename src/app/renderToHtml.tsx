import { prerender } from 'react-dom/static'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router'
import type { Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { articleHead, screenHead, type PageHead } from '#core/publishing/head.ts'
import { files, paths } from '#core/paths.ts'
import { directionOf } from '#core/text/direction.ts'
import { tabTitle } from '#core/text/isolate.ts'
import { servePublished } from '#device/articles.ts'
import type { ScreenHandle } from '#features/shared/screenHandle.ts'
import { isLanguage, languages, type Language } from '#i18n/languages.ts'
import { translator } from '#i18n/translator.ts'
import { base, basename } from './base.ts'
import { routes } from './routes.tsx'

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

/** The page at an address, through the same routes as in the browser. Throws where a screen does: the build stops. */
export async function renderToHtml(address: string, published: Published): Promise<RenderedPage> {
  servePublished(published)
  const handler = createStaticHandler(routes, { basename })
  const context = await handler.query(new Request(new URL(base + address, 'http://prerender.invalid')))
  if (context instanceof Response) throw new Error(`${address} answers with ${context.status}`)
  const [error] = Object.values(context.errors ?? {})
  if (error !== undefined) throw new Error(`${address} could not be rendered`, { cause: error })

  const { prelude } = await prerender(
    <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, context)} context={context} hydrate={false} />,
    {
      onError(cause) {
        throw cause
      },
    },
  )
  return { ...headOf(address, context, published), body: await new Response(prelude).text() }
}

type Context = Exclude<Awaited<ReturnType<ReturnType<typeof createStaticHandler>['query']>>, Response>

function headOf(address: string, { matches, loaderData }: Context, published: Published): Omit<RenderedPage, 'body'> {
  const ui = languageOf(address)
  const t = translator(ui)
  const { route, params } = matches.at(-1) ?? {}
  const handle = route?.handle as ScreenHandle | undefined
  const dir = directionOf(ui)
  const screen = handle?.title({ t, dir }, loaderData[route?.id ?? '']) ?? ''
  const page = {
    ui,
    dir,
    title: tabTitle(
      t(($) => $.app.title, { screen }),
      dir,
    ),
    app: t(($) => $.app.name),
  }

  const article = published.articles.get(params?.['id'] ?? '')
  const entry = published.catalogue.entries.find(({ id }) => id === article?.id)
  // The id of a screen's route is its file: see `routes.tsx`.
  const modules = [`src/i18n/messages/${ui}.ts`, `src/${route?.id ?? ''}`]
  if (!article || !entry)
    return {
      ...screenHead(
        page,
        t(($) => $.app.tagline),
      ),
      modules,
    }
  const fileUrl = `${import.meta.env.BASE_URL}${files.articles}${entry.file}`
  return { ...articleHead(page, article), modules, fileUrl }
}

function languageOf(address: string): Language {
  const ui = address.split('/')[1]
  if (!isLanguage(ui)) throw new Error(`${address} does not begin with an interface language`)
  return ui
}
