import type { BrowserContext, Page } from '@playwright/test'
import { caches as cacheNames, files } from '#core/paths.ts'

/** The addresses of what lies in a cache of the app, without the host. */
export async function stored(page: Page, cache: keyof typeof cacheNames): Promise<string[]> {
  return page.evaluate(async (name) => {
    const requests = await (await caches.open(name)).keys()
    return requests.map(({ url }) => url.slice(location.origin.length))
  }, cacheNames[cache])
}

/** Browsers throw away what they like: every entry whose address has this text in it. Says how many there were. */
export async function evict(page: Page, text: string): Promise<number> {
  return page.evaluate(async (part) => {
    let dropped = 0
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        if (request.url.includes(part) && (await cache.delete(request))) dropped += 1
    }
    return dropped
  }, text)
}

/** Puts other words in the place of stored ones, for every entry whose address has this text in it. */
export async function damage(page: Page, text: string, content: string): Promise<number> {
  return page.evaluate(
    async ([part, words]) => {
      let damaged = 0
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          if (!request.url.includes(part)) continue
          const type = (await cache.match(request))?.headers.get('Content-Type') ?? ''
          await cache.put(request, new Response(words, { headers: { 'Content-Type': type } }))
          damaged += 1
        }
      }
      return damaged
    },
    [text, content] as const,
  )
}

/** Those of the published files that lie on the device as they were published, by the hash in their names. */
export async function intact(page: Page, names: string[]): Promise<Set<string>> {
  const found = await page.evaluate(
    async ([cacheName, folder, wanted]) => {
      const cache = await caches.open(cacheName)
      const isIntact = async (name: string) => {
        const bytes = await (await cache.match(folder + name))?.arrayBuffer()
        if (!bytes) return false
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
        const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
        return hash.startsWith(name.split('.').at(-2) ?? 'none')
      }
      const results = await Promise.all(wanted.map(async (name) => ((await isIntact(name)) ? [name] : [])))
      return results.flat()
    },
    [cacheNames.articles, `/${files.articles}`, names] as const,
  )
  return new Set(found)
}

/** The rows of a table of the reader’s database, as they lie there. None where there is no such table. */
export async function records(page: Page, table: 'library' | 'places'): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    // To open what is not there would make it.
    if (!(await indexedDB.databases()).some((database) => database.name === 'waraq')) return []
    return new Promise<unknown[]>((resolve, reject) => {
      const opening = indexedDB.open('waraq')
      opening.addEventListener('error', () => reject(opening.error ?? new Error('the database does not open')))
      opening.addEventListener('success', () => {
        const database = opening.result
        const getting =
          database.objectStoreNames.contains(name) && database.transaction(name).objectStore(name).getAll()
        if (!getting) return resolve([])
        getting.addEventListener('success', () => {
          database.close()
          resolve(getting.result)
        })
      })
    })
  }, table)
}

/** The browser’s own cache of what it fetched promises nothing, and must not be what makes a test pass. */
export async function clearBrowserCache(page: Page): Promise<void> {
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache')
}

/** Throws away what the browser’s tools call by these names: `cache_storage`, `indexeddb`, `service_workers`, `all`. */
export async function clear(page: Page, kinds: string): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Storage.clearDataForOrigin', { origin: originOf(page), storageTypes: kinds })
  await tools.detach()
}

/**
 * Leaves the site so much room, in bytes, beside what it has stored. Said by the page that stays open: the browser
 * forgets it with the session.
 *
 * @returns how to take it back
 */
export async function leaveRoom(page: Page, bytes: number): Promise<() => Promise<void>> {
  const tools = await page.context().newCDPSession(page)
  const origin = originOf(page)
  const { usage } = await tools.send('Storage.getUsageAndQuota', { origin })
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes })
  return async () => {
    await tools.send('Storage.overrideQuotaForOrigin', { origin })
    await tools.detach()
  }
}

/** Ends every service worker, as browsers do when nothing goes on: the next request starts it anew. */
export async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const tools = await context.newCDPSession(page)
  await tools.send('ServiceWorker.enable')
  await tools.send('ServiceWorker.stopAllWorkers')
  await tools.detach()
}

/** Closes the last page of the app, long enough for its worker to have ended: then a version that waits takes over. */
export async function closeApp(page: Page): Promise<void> {
  await stopWorkers(page.context(), page)
  await page.close()
}

/** How the worker of this page is, and how many there are at all. */
export async function workers(page: Page): Promise<{ count: number; active?: string; waiting?: string }> {
  return page.evaluate(async () => {
    const all = await navigator.serviceWorker.getRegistrations()
    const [first] = all
    return {
      count: all.length,
      ...(first?.active && { active: first.active.state }),
      ...(first?.waiting && { waiting: first.waiting.state }),
    }
  })
}

/** Which release of the app a page runs: the name of its own script. */
export async function releaseOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      document
        .querySelector<HTMLTemplateElement>('template#app')
        ?.content.lastElementChild?.getAttribute('href')
        ?.split('/')
        .at(-1) ?? '',
  )
}

function originOf(page: Page): string {
  return new URL(page.url()).origin
}
