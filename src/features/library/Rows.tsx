import { memo } from 'react'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { noNews } from '#core/article/news.ts'
import { news } from '#device/news.ts'
import { ArticleRow } from '#features/shared/ArticleRow.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useReaders } from '#features/shared/useReaders.ts'
import { useStore } from '#features/shared/useStore.ts'

type Props = {
  entries: readonly CatalogueEntry[]
  /** Whether the first of them is the newest of all. */
  hasLead?: boolean
  /** How many articles stand before them in the list, as far as that is known. */
  before?: number | undefined
  /** How many the whole list has, where these are not all; -1 if nobody knows. */
  of?: number | undefined
}

/** Articles in the list of the library, with what the reader has to do with each. */
export const Rows = memo(function Rows({ entries, hasLead = false, before, of }: Props) {
  const { t } = useLanguage()
  const readers = useReaders()
  const { added, corrected } = useStore(news, noNews)
  return entries.map((entry, index) => (
    <ArticleRow
      key={entry.id}
      entry={entry}
      {...readers(entry.id)}
      isLead={hasLead && index === 0}
      position={of === undefined ? undefined : { index: before === undefined ? undefined : before + index + 1, of }}
    >
      {added.has(entry.id) && <span>{t(($) => $.article.isNew)}</span>}
      {corrected.has(entry.id) && <span>{t(($) => $.article.isCorrected)}</span>}
    </ArticleRow>
  ))
})
