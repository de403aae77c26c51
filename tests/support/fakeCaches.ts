/**
 * Cache Storage for tests: what was put can be matched, deleted and listed, by whole address. `quota` is how many bytes
 * fit in all; a browser then throws `QuotaExceededError`.
 */
export function fakeCaches(quota = Infinity): CacheStorage {
  const all = new Map<string, Map<string, { bytes: ArrayBuffer; headers: Headers }>>()
  const keyOf = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : String(request), location.href).href

  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, { bytes: ArrayBuffer; headers: Headers }>()
    all.set(name, entries)
    return {
      match: async (request: RequestInfo | URL) => {
        const found = entries.get(keyOf(request))
        return found && new Response(found.bytes.slice(0), { headers: found.headers })
      },
      put: async (request: RequestInfo | URL, response: Response) => {
        const bytes = await response.arrayBuffer()
        const used = [...all.values()]
          .flatMap((cache) => [...cache.values()])
          .reduce((sum, entry) => sum + entry.bytes.byteLength, 0)
        if (used + bytes.byteLength > quota) throw new DOMException('full', 'QuotaExceededError')
        entries.set(keyOf(request), { bytes, headers: response.headers })
      },
      delete: async (request: RequestInfo | URL) => entries.delete(keyOf(request)),
      keys: async () => [...entries.keys()].map((url) => new Request(url)),
    }
  }
  // Only what the app uses of it.
  const match = async (request: RequestInfo | URL, { cacheName }: { cacheName: string }) =>
    all.has(cacheName) ? (await open(cacheName)).match(request) : undefined
  return { open, match } as unknown as CacheStorage
}

/** Cache Storage where the browser forbids it. */
export function forbiddenCaches(): CacheStorage {
  return { open: () => Promise.reject(new DOMException('forbidden', 'SecurityError')) } as unknown as CacheStorage
}
