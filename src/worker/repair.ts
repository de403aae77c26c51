import type { PrecacheController } from 'workbox-precaching'

/**
 * Fetches again what a browser has thrown away of the app, checked by its hash. Workbox does it for a file that is asked
 * for; a screen that nobody opened while there was a network would still be missing without one (offline, failure 39).
 *
 * @param event what keeps the worker alive meanwhile
 * @returns when every file is there, or could not be fetched; never rejects
 */
export async function repair(app: PrecacheController, event: ExtendableEvent): Promise<void> {
  const cache = await caches.open(app.strategy.cacheName)
  const present = new Set((await cache.keys()).map(({ url }) => url))
  for (const [url, cacheKey] of app.getURLsToCacheKeys()) {
    if (present.has(cacheKey)) continue
    const request = new Request(url, { cache: 'no-cache', credentials: 'same-origin' })
    const params = { cacheKey, integrity: app.getIntegrityForCacheKey(cacheKey) }
    try {
      await app.strategy.handle({ event, request, params })
    } catch {
      return // No network. The next start of the worker tries again.
    }
  }
}
