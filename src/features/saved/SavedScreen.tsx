import { useState } from 'react'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { isolated } from '#core/text/isolate.ts'
import { openCatalogue } from '#device/articles.ts'
import { checkKept, keepArticle, library, loadLibrary, removeArticle, startingLibrary } from '#device/library.ts'
import { loadPlaces, places } from '#device/places.ts'
import { appStatus, startingStatus } from '#device/serviceWorker.ts'
import { ArticleRow } from '#features/shared/ArticleRow.tsx'
import { noPlaces } from '#features/shared/noPlaces.ts'
import { ScreenTitle } from '#features/shared/ScreenTitle.tsx'
import type { PageTitle, ScreenProps } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import { Keeping } from './Keeping.tsx'
import styles from './SavedScreen.module.css'

export const title: PageTitle = ({ t }) => t(($) => $.saved.title)

export async function loader() {
  const [catalogue] = await Promise.all([openCatalogue(), loadPlaces(), loadLibrary()])
  return catalogue
}

/** What is on this device, how large it is, and whether it really opens. */
export function Component({ data: { entries } }: ScreenProps<Catalogue>) {
  const { t, bytes } = useLanguage()
  const { kept, busy, failed } = useStore(library, startingLibrary)
  const { offline } = useStore(appStatus, startingStatus)

  const here = entries.filter(({ id }) => kept.has(id))
  const missing = entries.filter(({ id }) => !kept.has(id) && !busy.has(id))
  const by = (keeper: 'reader' | 'rule') => here.filter(({ id }) => kept.get(id)?.by === keeper)
  const total = here.reduce((sum, { id }) => sum + (kept.get(id)?.bytes ?? 0), 0)

  return (
    <>
      <ScreenTitle>{t(($) => $.saved.title)}</ScreenTitle>
      <section className={styles.summary}>
        <OwnText as="p" size="card">
          {here.length === 0 ? t(($) => $.saved.none) : t(($) => $.saved.count, { count: here.length })}
        </OwnText>
        {offline === 'unavailable' && here.length === 0 ? (
          <p>{t(($) => $.saved.unavailable)}</p>
        ) : here.length === 0 ? (
          <p>{t(($) => $.saved.noneHelp)}</p>
        ) : (
          <Keeping size={t(($) => $.saved.size, { size: bytes(total) })} />
        )}
        {here.length > 0 && <CheckNow />}
        {busy.size > 0 && <p role="status">{t(($) => $.saved.saving, { count: busy.size })}</p>}
        {missing.length > 0 && (
          <button type="button" className="button" onClick={() => void keepAll(missing)}>
            {t(($) => $.saved.keepAll, {
              count: missing.length,
              size: bytes(missing.reduce((sum, entry) => sum + entry.bytes, 0)),
            })}
          </button>
        )}
      </section>
      <KeptList heading={t(($) => $.saved.byReader)} entries={by('reader')} />
      <KeptList heading={t(($) => $.saved.byRule)} entries={by('rule')} />
      <KeptList heading={t(($) => $.saved.failed)} entries={entries.filter(({ id }) => failed.has(id))} />
    </>
  )
}

/** One after the other: a slow line is not asked for everything at once. */
async function keepAll(entries: CatalogueEntry[]) {
  for (const entry of entries) await keepArticle(entry, 'reader')
}

function KeptList({ heading, entries }: { heading: string; entries: CatalogueEntry[] }) {
  const { bytes } = useLanguage()
  const { kept } = useStore(library, startingLibrary)
  const read = useStore(places, noPlaces)
  if (entries.length === 0) return null

  return (
    <section>
      <h2 className={styles.listTitle}>{heading}</h2>
      <ol>
        {entries.map((entry) => (
          <ArticleRow
            key={entry.id}
            entry={entry}
            place={read.get(entry.id)}
            isKept={false}
            level="h3"
            action={<RowAction entry={entry} />}
          >
            <span>{bytes(kept.get(entry.id)?.bytes ?? entry.bytes)}</span>
          </ArticleRow>
        ))}
      </ol>
    </section>
  )
}

function RowAction({ entry }: { entry: CatalogueEntry }) {
  const { t, dir } = useLanguage()
  const { kept } = useStore(library, startingLibrary)
  if (!kept.has(entry.id)) {
    return (
      <button type="button" className={`button ${styles.action}`} onClick={() => void keepArticle(entry, 'reader')}>
        {t(($) => $.saved.tryAgain)}
      </button>
    )
  }
  return (
    <button
      type="button"
      className={`tool ${styles.action}`}
      aria-label={t(($) => $.saved.remove, { title: isolated(entry.title, dir) })}
      onClick={() => void removeArticle(entry.id)}
    >
      <Icon name="close" />
    </button>
  )
}

/** Opens every saved article, and says how many of them open. */
function CheckNow() {
  const { t } = useLanguage()
  const [result, setResult] = useState<'checking' | Awaited<ReturnType<typeof checkKept>>>()

  async function check() {
    setResult('checking')
    setResult(await checkKept())
  }

  return (
    <>
      <button type="button" className="button" aria-disabled={result === 'checking'} onClick={() => void check()}>
        {t(($) => $.saved.check)}
      </button>
      <p role="status" className={styles.result}>
        {result === 'checking' && t(($) => $.saved.checking)}
        {typeof result === 'object' && t(($) => $.saved.checked, { count: result.opened })}{' '}
        {typeof result === 'object' &&
          result.damaged.length > 0 &&
          t(($) => $.saved.damaged, { count: result.damaged.length })}
      </p>
    </>
  )
}
