import { useEffect, useState } from 'react'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { totalsOf } from '#core/article/totals.ts'
import { entryHere, openCatalogue } from '#device/articles.ts'
import { offerInstallation } from '#device/installation.ts'
import { saveAll, saveEverything } from '#device/keeping.ts'
import { forgetRemoved } from '#device/keepArticles.ts'
import { library, libraryRows, type LibraryState, loadLibrary, startingLibrary, withdrawn } from '#device/library.ts'
import { isPersisted } from '#device/persistence.ts'
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
  catalogue: Catalogue
  /** Articles that are kept here and are not in the head of the catalogue: older, or no longer published. */
  others: CatalogueEntry[]
  /** Whether the browser promised to keep what is stored. */
  isPromised: boolean
}

export async function loader(): Promise<Saved> {
  const [catalogue, isPromised] = await Promise.all([openCatalogue(), isPersisted(), loadPlaces(), loadLibrary()])
  const listed = new Set(catalogue.entries.map(({ id }) => id))
  const rows = [...libraryRows().values()].filter(({ id, state }) => state !== 'removed' && !listed.has(id))
  const found = new Map<string, CatalogueEntry>()
  if (catalogue.pages && rows.length > 0) {
    // The list says at once what else would be read from every single article.
    const wanted = new Set(rows.map(({ id }) => id))
    const { walk } = await import('#device/archive.ts')
    for await (const entries of walk(catalogue, 'device')) {
      for (const entry of entries ?? []) if (wanted.has(entry.id)) found.set(entry.id, entry)
    }
  }
  const others = await Promise.all(rows.map(async ({ id }) => found.get(id) ?? entryHere(id)))
  return { catalogue, others: others.filter((entry) => entry !== undefined), isPromised }
}

/** As many of those that are not here are listed, and of those that are; the others are in the library. */
const LISTED = { absent: 20, here: 200 }
const noneGone: ReadonlySet<string> = new Set()

/** What is on this device, how large it is, whether it really opens, and what is still to come. */
export function Component({ data }: ScreenProps<Saved>) {
  const { t } = useLanguage()
  // A prerendered page cannot know what is here: it would say of everything that it is not, and then move it all.
  const isKnown = useStore(library, startingLibrary) !== startingLibrary
  return (
    <>
      <ScreenTitle>{t(($) => $.saved.title)}</ScreenTitle>
      {isKnown && <Contents {...data} />}
    </>
  )
}

/**
 * All of it stays where it was when the reader came, whatever is saved meanwhile: a row says how its article stands now,
 * and it is in the list where it belongs when they come again.
 */
function Contents({ catalogue, others, isPromised }: Saved) {
  const { t, bytes } = useLanguage()
  const state = useStore(library, startingLibrary)
  const { offline } = useStore(appStatus, startingStatus)
  const gone = useStore(withdrawn, noneGone)
  const [promised, ask] = usePersistence(isPromised)
  const { entries, pages } = catalogue
  const [lists] = useState(() => listsOf([...entries, ...others], state))
  useEffect(() => () => void forgetRemoved(), [])

  const { kept, busy, waitsFor, trouble } = state
  const isWithdrawn = (entry: CatalogueEntry) => (pages ? gone.has(entry.id) : others.includes(entry))
  const here = [...entries, ...others].filter(({ id }) => kept.has(id))
  const total = here.reduce((sum, { id }) => sum + (kept.get(id)?.bytes ?? 0), 0)
  // What is here without its images is not all here.
  const missing = entries.filter(({ id }) => kept.get(id)?.textOnly ?? (!kept.has(id) && !state.wanted.has(id)))
  const behind = pages ? missingBehind(pages, others, gone) : { count: 0, bytes: 0 }
  const missingBytes = missing.reduce(
    (sum, { id, bytes: all }) => sum + Math.max(0, all - (kept.get(id)?.bytes ?? 0)),
    behind.bytes,
  )
  const [hadSome] = useState(here.length > 0)
  const missingCount = missing.length + behind.count
  const [hadMissing] = useState(missingCount > 0)
  const size = t(($) => $.saved.size, { size: bytes(total) })
  const cannotStore = trouble === 'forbidden' || (offline === 'unavailable' && here.length === 0)

  return (
    <>
      <section className={styles.summary}>
        <OwnText as="p" size="card">
          {here.length === 0 ? t(($) => $.saved.none) : t(($) => $.saved.count, { count: here.length })}
        </OwnText>
        {cannotStore && <p>{t(($) => $.saved.unavailable)}</p>}
        {!cannotStore && !hadSome && (
          <div className={styles.help}>
            {/* All may come in by itself while one reads this; then it goes, and leaves its room. */}
            <p hidden={missingCount === 0}>{t(($) => $.saved.noneHelp)}</p>
            {missingCount === 0 && <p>{size}</p>}
          </div>
        )}
        {hadSome && (
          <>
            <Keeping size={size} promised={promised} onAsk={() => void ask()} />
            <CheckNow />
          </>
        )}
        {hadMissing && !cannotStore && (
          <div className={styles.offer}>
            {missingCount > 0 && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  void (pages ? saveEverything(catalogue) : saveAll(missing.map(({ id }) => id)))
                  void ask()
                  offerInstallation()
                }}
              >
                {t(($) => $.saved.keepAll, { count: missingCount, size: bytes(missingBytes) })}
              </button>
            )}
          </div>
        )}
        <div role="status" className={hadMissing ? styles.progress : styles.result}>
          {trouble === 'full' && <p>{t(($) => $.saved.full)}</p>}
          {/* A text anew each time: one that grows counts as one that moves. */}
          {busy.size > 0 && <p key={busy.size}>{t(($) => $.saved.saving, { count: busy.size })}</p>}
          {waitsFor !== undefined && busy.size === 0 && <p>{t(($) => $.saved.waitsFor[waitsFor])}</p>}
        </div>
      </section>
      <List of="failed" entries={lists.failed} />
      <List of="wanted" entries={lists.wanted} />
      <List of="reader" entries={lists.reader} isWithdrawn={isWithdrawn} />
      <List of="rule" entries={lists.rule} isWithdrawn={isWithdrawn} />
      {!cannotStore && <List of="absent" entries={lists.absent} limit={LISTED.absent} unlisted={behind.count} />}
      <InstallationOffer />
    </>
  )
}

/** How articles stand with this device; those that are kept, by who wanted them. */
type Standing = 'reader' | 'rule' | 'wanted' | 'failed' | 'absent'

type ListProps = {
  /** How its articles stood when the reader came. */
  of: Standing
  entries: CatalogueEntry[]
  isWithdrawn?: (entry: CatalogueEntry) => boolean
  limit?: number
  /** How many more there are that are not among the entries. */
  unlisted?: number
}

function List({ of, entries, isWithdrawn, limit = LISTED.here, unlisted = 0 }: ListProps) {
  const { t } = useLanguage()
  const state = useStore(library, startingLibrary)
  const headings: Record<Standing, string> = {
    failed: t(($) => $.saved.failed),
    wanted: t(($) => $.saved.waiting),
    reader: t(($) => $.saved.byReader),
    rule: t(($) => $.saved.byRule),
    absent: t(($) => $.saved.notHere),
  }
  // The rows stay, but no heading says what is true of none of them any more.
  const [now = of, ...others] = new Set(entries.map(({ id }) => standingOf(state, id)))
  const heading = headings[others.length === 0 && unlisted === 0 ? now : of]
  if (entries.length === 0) return null
  const more = Math.max(0, entries.length - limit) + unlisted
  return (
    <section>
      <h2 className={styles.listTitle}>{heading}</h2>
      <ol>
        {entries.slice(0, limit).map((entry) => (
          <SavedRow key={entry.id} entry={entry} isWithdrawn={isWithdrawn?.(entry) ?? false} />
        ))}
      </ol>
      {more > 0 && <p className={styles.more}>{t(($) => $.saved.moreNotHere, { count: more })}</p>}
    </section>
  )
}

/** How many articles behind the head are neither here nor on their way, and how large they are. */
function missingBehind(
  pages: NonNullable<Catalogue['pages']>,
  others: CatalogueEntry[],
  gone: ReadonlySet<string>,
): { count: number; bytes: number } {
  const all = totalsOf({ entries: [], pages })
  const here = totalsOf({ entries: others.filter(({ id }) => !gone.has(id)) })
  return { count: Math.max(0, all.count - here.count), bytes: Math.max(0, all.bytes - here.bytes) }
}

function listsOf(entries: CatalogueEntry[], device: LibraryState) {
  const lists: Record<Standing, CatalogueEntry[]> = { reader: [], rule: [], wanted: [], failed: [], absent: [] }
  for (const entry of entries) lists[standingOf(device, entry.id)].push(entry)
  return lists
}

function standingOf(device: LibraryState, id: string): Standing {
  const state = articleState(device, id)
  return state.is === 'kept' || state.is === 'removed' ? state.by : state.is
}
