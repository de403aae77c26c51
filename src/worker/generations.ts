import { versionsNote } from '#core/paths.ts'

/** How many versions are kept: the one before, too, so that going back to it costs nothing. */
const KEPT = 2
/** And how many while pages are open, which load their screens when they are wanted. Who has not come back by then reloads. */
const KEPT_FOR_PAGES = 6

/**
 * Drops the files of the app that no version uses any more. While pages are open they may be of any of the versions
 * before, so those stay (offline, failure 24).
 *
 * @param cacheName the cache of all versions
 * @param current the cache keys, whole addresses, of this version
 * @param arePagesOpen whether any page of the app is open in any tab
 * @returns whether there was no version before
 */
export async function forgetOldGenerations(
  cacheName: string,
  current: string[],
  arePagesOpen: boolean,
): Promise<boolean> {
  const cache = await caches.open(cacheName)
  const lists = noteAddress()
  const before = await readLists(await cache.match(lists))
  const isCurrent = (list: string[]) => JSON.stringify(list) === JSON.stringify(current)
  const generations = [current, ...(before ?? []).filter((list) => !isCurrent(list))]
  const kept = generations.slice(0, arePagesOpen ? KEPT_FOR_PAGES : KEPT)

  const wanted = new Set([...kept.flat(), lists])
  // The same host may have other sites like this one, in other folders.
  const folder = new URL('.', self.location.href).href
  for (const { url } of await cache.keys()) {
    if (url.startsWith(folder) && !wanted.has(url)) await cache.delete(url)
  }
  await cache.put(lists, new Response(JSON.stringify(kept)))
  return before === undefined
}

/** Whether any version of the app was ever stored whole here, and is not taken away since. */
export async function isAnyStored(cacheName: string): Promise<boolean> {
  return (await (await caches.open(cacheName)).match(noteAddress())) !== undefined
}

/**
 * Notes that this version is here, if the browser has thrown the note away; the versions before are forgotten with it.
 *
 * @returns whether it had to
 */
export async function mendNote(cacheName: string, current: string[]): Promise<boolean> {
  if (await isAnyStored(cacheName)) return false
  await (await caches.open(cacheName)).put(noteAddress(), new Response(JSON.stringify([current])))
  return true
}

/** The lists of the files of the latest versions lie among the files themselves. */
function noteAddress(): string {
  return new URL(versionsNote, self.location.href).href
}

async function readLists(stored: Response | undefined): Promise<string[][] | undefined> {
  if (stored === undefined) return undefined
  const lists: unknown = await stored.json().catch(() => undefined)
  if (!Array.isArray(lists)) return []
  return lists.filter((list) => Array.isArray(list)).map((list) => list.filter((key) => typeof key === 'string'))
}
