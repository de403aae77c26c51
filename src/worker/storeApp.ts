import type { PrecacheController } from 'workbox-precaching'

/**
 * How many files are asked for at once. One after the other, each costs a round trip more (offline §3.2); more than
 * browsers open connections to a host would only wait, and on a thin line come too late.
 */
const AT_ONCE = 6

/**
 * Stores every file of the app, beside what is stored of other versions: first those that change under their names, with
 * which a visit begins, and then the others in the order of the list. What lies here already is not fetched again.
 *
 * @param event what keeps the worker alive meanwhile
 * @throws when a file does not come, or is not the one that the build wrote; what did come stays
 */
export async function storeApp(app: PrecacheController, event: ExtendableEvent): Promise<void> {
  const left = [...app.getURLsToCacheKeys()].toSorted((one, other) => Number(isForEver(one)) - Number(isForEver(other)))
  const storeNext = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await storeFile(app, event, next[0], isForEver(next) ? 'default' : 'reload')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, storeNext))
}

/**
 * The files that a page may fetch meanwhile. Chromium lets a worker that is being installed wait for three answers at a time, so
 * on a line with a long round trip many small files take it most of the time; a page may wait for more of them. What the
 * page fetches lies in the browser's cache when it is the worker's turn, which takes it from there.
 */
export function filesAhead(app: PrecacheController): string[] {
  return [...app.getURLsToCacheKeys()].filter(isForEver).map(([url]) => url)
}

/** A name with a hash in it is that of the same bytes for ever. */
function isForEver([url, cacheKey]: [url: string, cacheKey: string]): boolean {
  return url === cacheKey
}

/** Stores one file of the app, if it is the one that the build wrote. @throws if it is not */
export async function storeFile(
  app: PrecacheController,
  event: ExtendableEvent,
  url: string,
  cache: RequestCache,
): Promise<void> {
  const cacheKey = app.getCacheKeyForURL(url)
  if (cacheKey === undefined) throw new Error(`${url} is no file of the app`)
  const integrity = app.getIntegrityForCacheKey(cacheKey)
  const request = new Request(url, { cache, credentials: 'same-origin', integrity })
  await app.strategy.handle({ event, request, params: { cacheKey, integrity } })
}
