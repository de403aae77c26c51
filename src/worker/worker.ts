/**
 * The service worker: it keeps the app, and answers when the network does not. Articles are kept by the page
 * (`device/keepArticles.ts`), which can check them and tell the reader; here they are only looked up.
 */
import { caches as kept, files } from '#core/paths.ts'
import { releases } from '#core/releases.ts'
import { precache } from 'virtual:precache'
import { PrecacheController } from 'workbox-precaching'
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { deadline } from './deadline.ts'
import { forgetOldGenerations, isAnyStored } from './generations.ts'
import { pageFromNetwork } from './pageFromNetwork.ts'
import { repair } from './repair.ts'
import { shellWithSnapshot } from './snapshot.ts'
import { filesAhead, storeApp } from './storeApp.ts'

declare const self: ServiceWorkerGlobalScope

const app = new PrecacheController({ cacheName: kept.app, plugins: [deadline(20_000)] })
app.addToCacheList(precache)

self.addEventListener('install', (event) => {
  event.waitUntil(install(event))
})

/** All or nothing. When it fails, pages see this worker become redundant (`device/registration.ts`). */
async function install(event: ExtendableEvent): Promise<void> {
  await storeApp(app, event)
  // A worker that keeps nothing has nothing to wait for: the switch that took the app off this device.
  if (!(await isAnyStored(kept.app))) void self.skipWaiting()
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

async function activate(): Promise<void> {
  const current = [...app.getURLsToCacheKeys().values()]
  const isFirst = await forgetOldGenerations(kept.app, current, (await openPages()).length > 0)
  // Pages that were open before there was any worker lose nothing by it; others keep the version they began with.
  if (isFirst) await self.clients.claim()
}

function openPages(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true })
}

self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined
  // Only ever at the reader's wish: it changes the app under every open page.
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting())
  // A page that has just begun and is the only one: it goes on with the files it has, and the next one is of this version.
  if (type === 'TAKE_OVER_IF_ALONE') {
    event.waitUntil(openPages().then((pages) => (pages.length === 1 ? self.skipWaiting() : undefined)))
  }
  if (type === 'FETCH_AHEAD') event.source?.postMessage({ type, files: filesAhead(app) })
  if (type === 'WHAT_IS_NEW') event.ports[0]?.postMessage(releases)
})

/** Whether an address lies in a folder of ours, given relative to the base path. */
const isIn = (url: URL, folder: string) => url.href.startsWith(new URL(folder, self.location.href).href)

// Every screen is the same page; the app draws what the address says. The address of a file is not a screen.
registerRoute(
  new NavigationRoute(
    async ({ event, request }) => {
      checked ??= repair(app, event)
      event.waitUntil(checked)
      const shell = app.matchPrecache('shell.html').catch(() => undefined)
      return (await shellWithSnapshot(shell, request)) ?? pageFromNetwork(request)
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

// What this version does not know by name is of a version before, or a font that is used now and then.
const fonts = new CacheFirst({ cacheName: kept.fonts, plugins: [deadline(20_000)] })
registerRoute(
  ({ url }) => isIn(url, 'assets/'),
  async (options) => {
    const stored = await caches.match(options.request, { cacheName: kept.app })
    return stored ?? (options.request.destination === 'font' ? fonts.handle(options) : fetch(options.request))
  },
)

registerRoute(
  ({ url }) => isIn(url, files.articles) && !isIn(url, files.catalogue),
  async ({ request }) => (await caches.match(request, { cacheName: kept.articles })) ?? fetch(request),
)

// Storage that fails, or a file under a name of ours that is another by now: the network may still have what is wanted.
setCatchHandler(({ request }) => fetch(request, { signal: AbortSignal.timeout(10_000) }).catch(() => Response.error()))
