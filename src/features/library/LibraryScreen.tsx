import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { isRead, placeToContinue } from '#core/article/place.ts'
import { totalsOf } from '#core/article/totals.ts'
import { entryHere, openCatalogue } from '#device/articles.ts'
import { loadLibrary } from '#device/library.ts'
import { listMemory } from '#device/listMemory.ts'
import { loadPlaces, places } from '#device/places.ts'
import { LanguageSwitch } from '#features/shared/LanguageSwitch.tsx'
import { noPlaces } from '#features/shared/noPlaces.ts'
import type { PageTitle, ScreenProps } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import { OwnText } from '#ui/OwnText.tsx'
import { AppNotices } from './AppNotices.tsx'
import { ArticleList } from './ArticleList.tsx'
import { Continue } from './Continue.tsx'
import { Filters } from './Filters.tsx'
import styles from './LibraryScreen.module.css'
import { News } from './News.tsx'
import { OfflineLine } from './OfflineLine.tsx'

export const title: PageTitle = ({ t }) => t(($) => $.library.title)

interface Shown {
  catalogue: Catalogue
  /** The article to go on with, where it is here and older than the head of the catalogue. */
  older: CatalogueEntry | undefined
}

export async function loader(): Promise<Shown> {
  // All at once, so that nothing moves when the card to go on with comes in.
  const [catalogue] = await Promise.all([openCatalogue(), loadPlaces(), loadLibrary()])
  if (!catalogue.pages) return { catalogue, older: undefined }
  const open = placeToContinue(places.get().values())?.article
  const isListed = open === undefined || catalogue.entries.some(({ id }) => id === open)
  const [older] = await Promise.all([isListed ? undefined : entryHere(open), reopened()])
  return { catalogue, older }
}

/** A list that was left far down comes back as it was. */
async function reopened(): Promise<void> {
  if (listMemory.drawn.size > 0) await (await import('./Archive.tsx')).reopenPages()
}

/** What there is to read: the home of the app. */
export function Component({ data: { catalogue, older }, reload }: ScreenProps<Shown>) {
  const { t } = useLanguage()
  const read = useStore(places, noPlaces)
  const [query] = useSearchParams()
  const { entries } = catalogue

  const languages = [...totalsOf(catalogue).languages.keys()].toSorted()
  const open = placeToContinue(read.values())
  const openEntry = [...entries, ...(older ? [older] : [])].find((entry) => entry.id === open?.article)
  const renew = useCallback(() => void reload(), [reload])

  return (
    <>
      <header className={styles.masthead}>
        <OwnText as="h1" size="brand" className={styles.brand}>
          {t(($) => $.app.name)}
        </OwnText>
        <LanguageSwitch />
      </header>
      <OfflineLine catalogue={catalogue} />
      <News entries={entries} onShow={renew} />
      {open && openEntry && <Continue entry={openEntry} place={open} />}
      <Filters languages={languages} />
      <ArticleList
        catalogue={catalogue}
        filter={{ lang: query.get('lang'), isUnread: query.has('unread') }}
        nothing={<Nothing />}
        onStale={renew}
      />
      <AppNotices finished={[...read.values()].filter(isRead).length} />
    </>
  )
}

function Nothing() {
  const { t } = useLanguage()
  const [, setQuery] = useSearchParams()
  return (
    <div className={styles.nothing}>
      <p>{t(($) => $.library.nothing)}</p>
      <button
        type="button"
        className="button"
        onClick={() => setQuery({}, { replace: true, preventScrollReset: true })}
      >
        {t(($) => $.library.showAll)}
      </button>
    </div>
  )
}
