import { lazy, startTransition, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { countOf, type Catalogue } from '#core/article/catalogue.ts'
import { places } from '#device/places.ts'
import { noPlaces } from '#features/shared/noPlaces.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './LibraryScreen.module.css'
import { Rows } from './Rows.tsx'
import { shownOf, type Filter } from './shown.ts'

/** Where there are only so many articles as the head of the catalogue has, there is none. */
const Archive = lazy(() => import('./Archive.tsx').then((module) => ({ default: module.Archive })))

type Props = {
  catalogue: Catalogue
  filter: Filter
  /** In the place of the list, where the filter leaves nothing. */
  nothing: ReactNode
  onStale: () => void
}

/**
 * As many rows are in a page as it was drawn at build: more than a screen, and not more the more articles there are. Of an
 * archive the others come as the reader scrolls.
 */
const FIRST_ROWS = 12

/** From then on a list is drawn with all that it has at once, so that a reader comes back to where they were. */
let hasStarted = false

/** All the articles there are, in one list. */
export function ArticleList({ catalogue: { entries, pages }, filter, nothing, onStale }: Props) {
  const { t } = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  const read = useStore(places, noPlaces)
  const [isWhole, setWhole] = useState(hasStarted)
  useEffect(() => {
    hasStarted = true
    startTransition(() => setWhole(true))
  }, [])

  const { lang, isUnread } = filter
  const shown = useMemo(() => shownOf(entries, { lang, isUnread }, read), [entries, lang, isUnread, read])
  const [first, rest] = useMemo(() => [shown.slice(0, FIRST_ROWS), shown.slice(FIRST_ROWS)], [shown])
  const behind = (pages ?? []).reduce((sum, page) => sum + countOf(page, lang), 0)
  if (shown.length === 0 && behind === 0) return nothing
  const of = behind === 0 ? undefined : isUnread ? -1 : shown.length + behind
  return (
    <ol className={styles.list} aria-label={t(($) => $.library.articles)} ref={list}>
      <Rows entries={isWhole && behind === 0 ? shown : first} hasLead before={isUnread ? undefined : 0} of={of} />
      {pages && behind > 0 && isWhole && (
        <Suspense>
          <Archive
            pages={pages}
            list={list}
            firstRows={first.length}
            rest={rest}
            filter={filter}
            nothing={nothing}
            onStale={onStale}
          />
        </Suspense>
      )}
    </ol>
  )
}
