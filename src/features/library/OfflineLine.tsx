import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { library, startingLibrary } from '#device/library.ts'
import { appStatus, startingStatus } from '#device/serviceWorker.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './OfflineLine.module.css'

/** One quiet line: what opens without a network. It never says more than what is stored. */
export function OfflineLine({ entries }: { entries: CatalogueEntry[] }) {
  const { t, bytes } = useLanguage()
  const { kept, trouble } = useStore(library, startingLibrary)
  const { offline } = useStore(appStatus, startingStatus)

  const here = entries.filter((entry) => kept.has(entry.id))
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
        (here.length === entries.length
          ? t(($) => $.library.allKept, {
              count: here.length,
              size: bytes(here.reduce((sum, entry) => sum + (kept.get(entry.id)?.bytes ?? 0), 0)),
            })
          : t(($) => $.library.someKept, { kept: here.length, all: entries.length }))}
      {isReady && here.some(({ id }) => kept.get(id)?.textOnly) && ` · ${t(($) => $.library.textOnly)}`}
      {offline === 'ready' && trouble === 'full' && ` · ${t(($) => $.library.full)}`}
    </p>
  )
}
