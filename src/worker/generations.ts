/** Where the list of the files of the active version lies, among the files themselves. */
const LIST = '?generation'

/**
 * Drops the files that neither this version of the app nor the one before it uses. A page of the version before may
 * still be open, and it loads its screens when they are wanted (offline, failure 24).
 *
 * @param cacheName the cache of all versions
 * @param current the cache keys, whole addresses, of this version
 * @returns whether there was no version before
 */
export async function forgetOldGenerations(cacheName: string, current: string[]): Promise<boolean> {
  const cache = await caches.open(cacheName)
  const list = new URL(LIST, self.location.href).href
  const before = await readList(await cache.match(list))
  const wanted = new Set([...current, ...(before ?? []), list])
  for (const request of await cache.keys()) {
    if (!wanted.has(request.url)) await cache.delete(request)
  }
  await cache.put(list, new Response(JSON.stringify(current)))
  return before === undefined
}

async function readList(stored: Response | undefined): Promise<string[] | undefined> {
  if (stored === undefined) return undefined
  const list: unknown = await stored.json().catch(() => undefined)
  return Array.isArray(list) ? list.filter((key) => typeof key === 'string') : []
}
