import type { ArticleFiles } from '#core/article/catalogue.ts'
import { catalogue, openKept } from './articles.ts'
import { isWhole, keepArticle } from './keepArticles.ts'
import { libraryRows, loadLibrary, readLibrary } from './library.ts'

/** How a check went, in articles: those that were to be here, those that open, those that had to be mended for it. */
export interface CheckResult {
  all: number
  opened: number
  repaired: number
  /** Ids of those that do not open and could not be mended. */
  damaged: string[]
}

/**
 * Opens every kept article and compares each of its files with the hash in its name. What is damaged or gone is fetched
 * again; where that edition is not published any more, the one that is.
 */
export async function checkKept(): Promise<CheckResult> {
  await loadLibrary()
  await readLibrary()
  const result: CheckResult = { all: 0, opened: 0, repaired: 0, damaged: [] }
  for (const row of libraryRows().values()) {
    if (row.state !== 'kept') continue
    result.all += 1
    if ((await isWhole(row)) && (await openKept(row))) {
      result.opened += 1
      continue
    }
    const withImages = row.textOnly !== true
    const published = await publishedNow(row.id)
    const isMended = (await keepArticle(published ?? row, row.by, withImages)) === 'kept'
    if (isMended) result.repaired += 1
    if (isMended) result.opened += 1
    else result.damaged.push(row.id)
  }
  return result
}

async function publishedNow(id: string): Promise<ArticleFiles | undefined> {
  const head = catalogue.get()
  const listed = head?.entries.find((entry) => entry.id === id)
  if (listed || !head?.pages) return listed
  const { lookUp } = await import('./archive.ts')
  const found = (await lookUp([id], head)).get(id)
  return found === 'withdrawn' ? undefined : found
}
