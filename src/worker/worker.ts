/**
 * The service worker: it keeps the app, and answers when the network does not. Articles are kept by the page
 * (`device/library.ts`), which can check them and tell the reader; here they are only looked up.
 */
import { caches as kept, files } from '#core/paths.ts'
import { precache } from 'virtual:precache'
import { PrecacheController } from 'workbox-precaching'
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { deadline } from './deadline.ts'
import { forgetOldGenerations } from './generations.ts'
import { offlinePage } from './offlinePage.ts'
import { repair } from './repair.ts'

declare const self: ServiceWorkerGlobalScope

const app = new PrecacheController({ cacheName: kept.app, plugins: [deadline(20_000)] })
app.addToCacheList(precache)

self.addEventListener('install', (event) => {
  // All or nothing. When it fails, pages see this worker become redundant (`device/serviceWorker.ts`).
  event.waitUntil(app.install(event))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    forgetOldGenerations(kept.app, [...app.getURLsToCacheKeys().values()]).then((isFirst) =>
      // Pages that were open before there was any worker lose nothing by it; others keep the version they began with.
      isFirst ? self.clients.claim() : undefined,
    ),
  )
})

self.addEventListener('message', (event) => {
  const message: unknown = event.data
  // Only ever at the reader's wish: it changes the app under every open page.
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING') {
    event.waitUntil(self.skipWaiting())
  }
})

/** Whether an address lies in a folder of ours, given relative to the base path. */
const isIn = (url: URL, folder: string) => url.href.startsWith(new URL(folder, self.location.href).href)

// Every screen is the same page; the app draws what the address says. The address of a file is not a screen.
const shell = app.createHandlerBoundToURL('shell.html')
registerRoute(
  new NavigationRoute(
    (options) => {
      checked ??= repair(app, options.event)
      options.event.waitUntil(checked)
      return shell(options)
    },
    { denylist: [/^[^?]*\/[^/?]*\.[^/?]*(?:\?|$)/] },
  ),
)
/** Once in the life of a worker is enough: browsers end it within minutes. */
let checked: Promise<void> | undefined

registerRoute(
  ({ url }) => app.getCacheKeyForURL(url.href) !== undefined,
  ({ event, request }) => {
    const cacheKey = app.getCacheKeyForURL(request.url)
    const integrity = cacheKey === undefined ? undefined : app.getIntegrityForCacheKey(cacheKey)
    return app.strategy.handle({ event, request, params: { cacheKey, integrity } })
  },
)

// What this version does not know by name is of the version before, or a font that is used now and then.
const fonts = new CacheFirst({ cacheName: kept.fonts, plugins: [deadline(20_000)] })
registerRoute(
  ({ url }) => isIn(url, 'assets/'),
  async (options) => {
    const stored = await caches.match(options.request, { cacheName: kept.app })
    return stored ?? (options.request.destination === 'font' ? fonts.handle(options) : fetch(options.request))
  },
)

const articles = new CacheFirst({ cacheName: kept.articles, plugins: [{ cacheWillUpdate: async () => null }] })
registerRoute(({ url }) => isIn(url, files.articles) && !isIn(url, files.catalogue), articles)

setCatchHandler(async ({ request }) => (request.mode === 'navigate' ? offlinePage() : Response.error()))
