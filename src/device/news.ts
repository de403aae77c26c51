import { newsSince, noNews, type News } from '#core/article/news.ts'
import type { Catalogue } from '#core/article/catalogue.ts'
import { createStore } from './store.ts'
import { readJson, writeText } from './smallStorage.ts'

const KEY = 'waraq.news'

/** What came in quietly and was not seen yet; it outlasts the visit. */
export const news = createStore<News>(noNews)

/** Takes up what was not seen on the last visit, and what other tabs find and see from now on. */
export function loadNews(): void {
  news.set(stored())
  addEventListener('storage', ({ key }) => {
    if (key === KEY) news.set(stored())
  })
}

/** Adds what is new in the catalogue that just came. */
export function addNews(before: Catalogue, now: Catalogue): void {
  keep(newsSince(news.get(), before, now))
}

/** Adds articles of which a newer edition was found that the head of the catalogue does not tell of. */
export function addCorrected(found: readonly string[]): void {
  const { added, corrected } = news.get()
  const fresh = found.filter((id) => !added.has(id) && !corrected.has(id))
  if (fresh.length > 0) keep({ added, corrected: new Set([...corrected, ...fresh]) })
}

/** The reader has seen it. */
export function forgetNews(): void {
  if (news.get().added.size + news.get().corrected.size > 0) keep(noNews)
}

function keep(next: News): void {
  news.set(next)
  writeText(KEY, JSON.stringify({ added: [...next.added], corrected: [...next.corrected] }))
}

function stored(): News {
  const { added, corrected } = { ...(readJson(KEY) as object | undefined) } as Record<string, unknown>
  return { added: ids(added), corrected: ids(corrected) }
}

function ids(value: unknown): Set<string> {
  return new Set(Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [])
}
