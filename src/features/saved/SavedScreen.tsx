import { useEffect, useMemo } from 'react'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { keptEntry, openCatalogue } from '#device/articles.ts'
import { offerInstallation } from '#device/installation.ts'
import { saveAll } from '#device/keeping.ts'
import {
  forgetRemoved,
  library,
  libraryRows,
  loadLibrary,
  startingLibrary,
  type LibraryState,
} from '#device/library.ts'
import { loadPlaces } from '#device/places.ts'
import { appStatus, startingStatus } from '#device/serviceWorker.ts'
import { InstallationOffer } from '#features/shared/InstallationOffer.tsx'
import { ScreenTitle } from '#features/shared/ScreenTitle.tsx'
import type { PageTitle, ScreenProps } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import { OwnText } from '#ui/OwnText.tsx'
import { articleState } from './articleState.ts'
import { CheckNow } from './CheckNow.tsx'
import { Keeping } from './Keeping.tsx'
import styles from './SavedScreen.module.css'
import { SavedRow } from './SavedRow.tsx'
import { usePersistence } from './usePersistence.ts'

export const title: PageTitle = ({ t }) => t(($) => $.saved.title)

interface Saved {
  entries: CatalogueEntry[]
  /** Articles that are kept here and no longer published. */
  withdrawn: CatalogueEntry[]
}

export async function loader(): Promise<Saved> {
  const [catalogue] = await Promise.all([openCatalogue(), loadPlaces(), loadLibrary()])
  const published = new Set(catalogue.entries.map(({ id }) => id))
  const others = [...libraryRows().values()].filter(({ id, state }) => state === 'kept' && !published.has(id))
  const withdrawn = await Promise.all(others.map(({ id }) => keptEntry(id)))
  return { entries: catalogue.entries, withdrawn: withdrawn.filter((entry) => entry !== undefined) }
}

/** As many of those that are not here are listed; the others are in the library. */
const LISTED = 20

/** What is on this device, how large it is, whether it really opens, and what is still to come. */
export function Component({ data: { entries, withdrawn } }: ScreenProps<Saved>) {
  const { t, bytes } = useLanguage()
  const state = useStore(library, startingLibrary)
  const { offline } = useStore(appStatus, startingStatus)
  const [promised, ask] = usePersistence()
  const lists = useMemo(() => listsOf([...entries, ...withdrawn], state), [entries, withdrawn, state])
  useEffect(() => () => void forgetRemoved(), [])

  const { kept, busy, waitsFor, trouble } = state
  const here = [...entries, ...withdrawn].filter(({ id }) => kept.has(id))
  const total = here.reduce((sum, { id }) => sum + (kept.get(id)?.bytes ?? 0), 0)
  // What is here without its images is not all here.
  const missing = entries.filter(({ id }) => kept.get(id)?.textOnly ?? (!kept.has(id) && !state.wanted.has(id)))
  const missingBytes = missing.reduce(
    (sum, { id, bytes: all }) => sum + Math.max(0, all - (kept.get(id)?.bytes ?? 0)),
    0,
  )
  const cannotStore = trouble === 'forbidden' || (offline === 'unavailable' && here.length === 0)

  return (
    <>
      <ScreenTitle>{t(($) => $.saved.title)}</ScreenTitle>
      <section className={styles.summary}>
        <OwnText as="p" size="card">
          {here.length === 0 ? t(($) => $.saved.none) : t(($) => $.saved.count, { count: here.length })}
        </OwnText>
        {cannotStore && <p>{t(($) => $.saved.unavailable)}</p>}
        {!cannotStore && here.length === 0 && <p>{t(($) => $.saved.noneHelp)}</p>}
        {here.length > 0 && (
          <Keeping size={t(($) => $.saved.size, { size: bytes(total) })} promised={promised} onAsk={() => void ask()} />
        )}
        {here.length > 0 && <CheckNow />}
        <div role="status" className={styles.result}>
          {trouble === 'full' && <p>{t(($) => $.saved.full)}</p>}
          {busy.size > 0 && <p>{t(($) => $.saved.saving, { count: busy.size })}</p>}
          {waitsFor !== undefined && busy.size === 0 && <p>{t(($) => $.saved.waitsFor[waitsFor])}</p>}
        </div>
        {missing.length > 0 && !cannotStore && (
          <button
            type="button"
            className="button"
            onClick={() => {
              void saveAll(missing.map(({ id }) => id))
              void ask()
              offerInstallation()
            }}
          >
            {t(($) => $.saved.keepAll, { count: missing.length, size: bytes(missingBytes) })}
          </button>
        )}
      </section>
      <List heading={t(($) => $.saved.failed)} entries={lists.failed} />
      <List heading={t(($) => $.saved.waiting)} entries={lists.wanted} />
      <List heading={t(($) => $.saved.byReader)} entries={lists.reader} withdrawn={withdrawn} />
      <List heading={t(($) => $.saved.byRule)} entries={lists.rule} withdrawn={withdrawn} />
      {!cannotStore && <List heading={t(($) => $.saved.notHere)} entries={lists.absent} limit={LISTED} />}
      <InstallationOffer />
    </>
  )
}

type ListProps = {
  heading: string
  entries: CatalogueEntry[]
  withdrawn?: CatalogueEntry[]
  limit?: number
}

function List({ heading, entries, withdrawn = [], limit = Infinity }: ListProps) {
  const { t } = useLanguage()
  if (entries.length === 0) return null
  return (
    <section>
      <h2 className={styles.listTitle}>{heading}</h2>
      <ol>
        {entries.slice(0, limit).map((entry) => (
          <SavedRow key={entry.id} entry={entry} isWithdrawn={withdrawn.includes(entry)} />
        ))}
      </ol>
      {entries.length > limit && (
        <p className={styles.more}>{t(($) => $.saved.moreNotHere, { count: entries.length - limit })}</p>
      )}
    </section>
  )
}

/** The articles by how they stand with this device; those that are kept, by who wanted them. */
function listsOf(entries: CatalogueEntry[], device: LibraryState) {
  const lists: Record<'reader' | 'rule' | 'wanted' | 'failed' | 'absent', CatalogueEntry[]> = {
    reader: [],
    rule: [],
    wanted: [],
    failed: [],
    absent: [],
  }
  for (const entry of entries) {
    const state = articleState(device, entry.id)
    lists[state.is === 'kept' || state.is === 'removed' ? state.by : state.is].push(entry)
  }
  return lists
}
