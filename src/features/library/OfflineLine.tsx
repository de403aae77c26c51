import type { Catalogue } from '#core/article/catalogue.ts'
import { totalsOf } from '#core/article/totals.ts'
import { library, startingLibrary, withdrawn } from '#device/library.ts'
import { appStatus, startingStatus } from '#device/serviceWorker.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './OfflineLine.module.css'

const noneGone: ReadonlySet<string> = new Set()

/** One quiet line: what opens without a network. It never says more than what is stored. */
export function OfflineLine({ catalogue: { entries, pages } }: { catalogue: Catalogue }) {
  const { t, bytes } = useLanguage()
  const { kept, trouble } = useStore(library, startingLibrary)
  const { offline } = useStore(appStatus, startingStatus)
  const gone = useStore(withdrawn, noneGone)

  const listed = entries.flatMap(({ id }) => kept.get(id) ?? [])
  // What is older than the head of the catalogue is published as long as nothing else is known.
  const here = pages ? [...kept.values()].filter(({ id }) => !gone.has(id)) : listed
  const all = totalsOf({ entries, ...(pages && { pages }) }).count
  const isAll = listed.length === entries.length && here.length >= all
  const isReady = offline === 'ready' && here.length > 0
  if (trouble === 'forbidden') {
    return (
      <p className={styles.line} role="status">
        {t(($) => $.library.forbidden)}
      </p>
    )
  }

  return (
    <p className={styles.line} role="status" data-ready={isReady || undefined}>
      {offline === 'unavailable' && t(($) => $.library.noneKept)}
      {offline === 'starting' && t(($) => $.library.starting)}
      {offline === 'ready' &&
        (isAll
          ? t(($) => $.library.allKept, {
              count: here.length,
              size: bytes(here.reduce((sum, article) => sum + article.bytes, 0)),
            })
          : t(($) => $.library.someKept, { kept: here.length, all }))}
      {isReady && here.some(({ textOnly }) => textOnly) && ` · ${t(($) => $.library.textOnly)}`}
      {offline === 'ready' && trouble === 'full' && ` · ${t(($) => $.library.full)}`}
    </p>
  )
}
