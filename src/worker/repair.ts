import type { PrecacheController } from 'workbox-precaching'
import { mendNote } from './generations.ts'
import { storeFile } from './storeApp.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds: by then the visit that woke the worker has all it begins with, and need not share the storage. */
const VISIT = 3000

/**
 * Fetches again what is missing of the app, thrown away by the browser, or is not what it was: cut short, or replaced.
 * Workbox does it for a file that is missing when it is asked for; a screen that nobody opened while there was a network
 * would still be missing without one (offline, failure 39).
 *
 * @param event what keeps the worker alive meanwhile
 * @returns when every file is there, or could not be fetched; never rejects
 */
export async function repair(app: PrecacheController, event: ExtendableEvent): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, VISIT))
  try {
    const cache = await caches.open(app.strategy.cacheName)
    for (const [url, cacheKey] of app.getURLsToCacheKeys()) {
      const integrity = app.getIntegrityForCacheKey(cacheKey)
      const stored = await cache.match(cacheKey)
      if (stored && (await isSound(stored, integrity))) continue
      await cache.delete(cacheKey)
      await storeFile(app, event, url, stored ? 'reload' : 'no-cache')
    }
    if (await mendNote(app.strategy.cacheName, [...app.getURLsToCacheKeys().values()])) await tellPages()
  } catch {
    // No network, or no room. The next start of the worker tries again.
  }
}

/** Pages that asked before it was so look again (`device/registration.ts`). */
async function tellPages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage({ type: 'STORED' })
}

/** Whether the bytes are those that the build wrote. @param integrity as in the build's list: `sha256-…` in Base64 */
async function isSound(stored: Response, integrity: string | undefined): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await stored.arrayBuffer()))
  return integrity === `sha256-${btoa(String.fromCharCode(...digest))}`
}
