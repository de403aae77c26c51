import { caches as cacheNames, files } from '#core/paths.ts'

/**
 * The published files, articles and their images, as they come from the network and as they lie on this device. Bodies
 * are kept in Cache Storage and not in the database, so that a database that does not open cannot keep anyone from
 * reading.
 */

export type Fetched =
  { ok: true; bytes: Uint8Array<ArrayBuffer>; type: string } | { ok: false; problem: 'missing' | 'offline' | 'damaged' }

/**
 * Fetches a file.
 *
 * @param file its name in `articles/`
 * @param patience milliseconds for the answer and the whole of its body: a line can die in the middle
 * @param cache `reload` where what is stored on the way, too, may be damaged
 */
export async function fetchFile(file: string, patience: number, cache: RequestCache = 'default'): Promise<Fetched> {
  try {
    const response = await fetch(addressOf(file), { cache, signal: AbortSignal.timeout(patience) })
    if (response.status === 404 || response.status === 410) return { ok: false, problem: 'missing' }
    const type = response.headers.get('Content-Type') ?? ''
    if (!response.ok) return { ok: false, problem: 'offline' }
    // A page where a file was expected is somebody else's: a café's login, or a host's that answers everything.
    if (type.startsWith('text/html')) return { ok: false, problem: 'damaged' }
    return { ok: true, bytes: new Uint8Array(await response.arrayBuffer()), type }
  } catch {
    return { ok: false, problem: 'offline' } // No network, too slow, or cut off half way: the same to a reader.
  }
}

/** A file as it lies on this device; `undefined` if it does not, also where storage is forbidden. */
export async function storedFile(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const response = await (await open()).match(addressOf(file))
    return response && new Uint8Array(await response.arrayBuffer())
  } catch {
    return undefined
  }
}

/** Stores a file. Rejects if the disk is full (`QuotaExceededError`) or storage is forbidden. */
export async function storeFile(
  file: string,
  { bytes, type }: { bytes: Uint8Array<ArrayBuffer>; type: string },
): Promise<void> {
  await (await open()).put(addressOf(file), new Response(bytes, { headers: { 'Content-Type': type } }))
}

export async function dropFile(file: string): Promise<void> {
  try {
    await (await open()).delete(addressOf(file))
  } catch {
    // Where storage is forbidden there is nothing to drop.
  }
}

/** Forgets what the screen of an article looked like, in whatever language of the interface. */
export async function dropSnapshots(id: string): Promise<void> {
  try {
    const cache = await caches.open(cacheNames.snapshots)
    for (const request of await cache.keys()) if (request.url.endsWith(`/read/${id}`)) await cache.delete(request)
  } catch {
    // Where storage is forbidden there are none.
  }
}

/** The names of all files that lie here; `undefined` where storage is forbidden. */
export async function storedNames(): Promise<Set<string> | undefined> {
  try {
    const folder = new URL(addressOf(''), location.href).href
    return new Set((await (await open()).keys()).map(({ url }) => url.slice(folder.length)))
  } catch {
    return undefined
  }
}

/** The files of an article of any edition that lie here, the one stored last at the end. */
export async function storedEditions(id: string): Promise<string[]> {
  return [...((await storedNames()) ?? [])].filter((name) => name.startsWith(`${id}.`) && name.endsWith('.json'))
}

/**
 * Whether these are the bytes that the file was named for: the name holds the beginning of their SHA-256. Never where the
 * browser does not count hashes, on a page without https; it stores nothing there either.
 */
export async function isIntact(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [, expected] = /\.([0-9a-f]{8,})\.[a-z0-9]+$/.exec(file) ?? []
  if (expected === undefined || !('subtle' in crypto)) return false
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .startsWith(expected)
}

/** What a JSON file says; `undefined` if it is not JSON. */
export function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function addressOf(file: string): string {
  return import.meta.env.BASE_URL + files.articles + file
}

function open(): Promise<Cache> {
  return caches.open(cacheNames.articles)
}
