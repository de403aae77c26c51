import { useEffect, useRef } from 'react'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { noNews } from '#core/article/news.ts'
import { catalogue } from '#device/articles.ts'
import { forgetNews, news } from '#device/news.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './News.module.css'

type Props = {
  /** As they are listed. */
  entries: CatalogueEntry[]
  /** The reader wants the new list. */
  onShow: () => void
}

/**
 * What came in since the reader last looked: a line, and no more. The list stays as it is under their eyes until they
 * ask for the new one, or come again.
 */
export function News({ entries, onShow }: Props) {
  const { t } = useLanguage()
  const { added, corrected } = useStore(news, noNews)
  const newest = useStore(catalogue, undefined)
  useSeenOnLeaving()

  const parts = {
    added: t(($) => $.library.newsAdded, { count: added.size }),
    corrected: t(($) => $.library.newsCorrected, { count: corrected.size }),
  }
  const isBehind = newest !== undefined && newest.entries !== entries
  return (
    <div className={styles.news} role="status">
      {added.size + corrected.size > 0 && (
        <p>
          {corrected.size === 0
            ? parts.added
            : added.size === 0
              ? parts.corrected
              : t(($) => $.library.newsBoth, parts)}
        </p>
      )}
      {added.size + corrected.size > 0 && isBehind && (
        <button type="button" className="button" onClick={onShow}>
          {t(($) => $.library.newsShow)}
        </button>
      )}
    </div>
  )
}

/** Who leaves the library has seen what stood there. */
function useSeenOnLeaving() {
  const isShown = useRef(false)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
      // React in development takes a screen away and puts it back at once.
      queueMicrotask(() => {
        if (!isShown.current) forgetNews()
      })
    }
  }, [])
}
