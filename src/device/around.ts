import { dateInOrder, type Catalogue, type CatalogueEntry, type CataloguePage } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { openPage } from './archive.ts'
import { openCatalogue } from './articles.ts'

/**
 * Where one can go from an article that is not in the head of the catalogue: its neighbours, and the same piece in
 * another language. They stand in a page, which is fetched for it. Never rejects.
 *
 * @param isOfItsLanguage which articles are those that one goes on with
 */
export async function around(
  article: Pick<Article, 'id' | 'published' | 'updated' | 'translationKey'>,
  isOfItsLanguage: (entry: CatalogueEntry) => boolean,
): Promise<{ newer?: CatalogueEntry; older?: CatalogueEntry; pair?: CatalogueEntry }> {
  const head = await openCatalogue().catch(() => undefined)
  if (!head?.pages || head.entries.some(({ id }) => id === article.id)) return {}
  const entries = await nearby(article.id, dateInOrder(article), head)
  const sameLanguage = entries.filter(isOfItsLanguage)
  const index = sameLanguage.findIndex(({ id }) => id === article.id)
  const key = article.translationKey
  const pair = entries.find(
    ({ id, translationKey }) => key !== undefined && translationKey === key && id !== article.id,
  )
  const [newer, older] = index === -1 ? [] : [sameLanguage[index - 1], sameLanguage[index + 1]]
  return { ...(newer && { newer }), ...(older && { older }), ...(pair && { pair }) }
}

/** The page that has an article, with those before and after it: neighbours can stand in those. */
async function nearby(id: string, date: string, { entries, pages = [] }: Catalogue): Promise<CatalogueEntry[]> {
  for (const [index, { file, oldest }] of pages.entries()) {
    if (oldest > date) continue
    const page = await openPage(file)
    if (typeof page !== 'object') return []
    const inside = page.pages ? await nearby(id, date, page) : page.entries
    if (inside.some((entry) => entry.id === id)) {
      const [before, after] = await Promise.all([entriesOf(pages[index - 1]), entriesOf(pages[index + 1])])
      return [...(index === 0 ? entries : before), ...inside, ...after]
    }
    if (oldest < date) return []
  }
  return []
}

async function entriesOf(page: CataloguePage | undefined): Promise<CatalogueEntry[]> {
  const opened = page && (await openPage(page.file))
  return typeof opened === 'object' ? opened.entries : []
}
