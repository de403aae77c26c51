import { useSearchParams } from 'react-router'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { noNews } from '#core/article/news.ts'
import { isRead, placeToContinue } from '#core/article/place.ts'
import { primaryLanguage } from '#core/text/direction.ts'
import { openCatalogue } from '#device/articles.ts'
import { library, loadLibrary, startingLibrary } from '#device/library.ts'
import { news } from '#device/news.ts'
import { loadPlaces, places } from '#device/places.ts'
import { ArticleRow } from '#features/shared/ArticleRow.tsx'
import { LanguageSwitch } from '#features/shared/LanguageSwitch.tsx'
import { noPlaces } from '#features/shared/noPlaces.ts'
import type { PageTitle, ScreenProps } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import { OwnText } from '#ui/OwnText.tsx'
import { AppNotices } from './AppNotices.tsx'
import { Continue } from './Continue.tsx'
import { Filters } from './Filters.tsx'
import styles from './LibraryScreen.module.css'
import { News } from './News.tsx'
import { OfflineLine } from './OfflineLine.tsx'

export const title: PageTitle = ({ t }) => t(($) => $.library.title)

export async function loader() {
  // All at once, so that nothing moves when the card to go on with comes in.
  const [catalogue] = await Promise.all([openCatalogue(), loadPlaces(), loadLibrary()])
  return catalogue
}

/** What there is to read: the home of the app. */
export function Component({ data: { entries }, reload }: ScreenProps<Catalogue>) {
  const { t } = useLanguage()
  const { kept } = useStore(library, startingLibrary)
  const read = useStore(places, noPlaces)
  const { added, corrected } = useStore(news, noNews)
  const [query] = useSearchParams()

  const shown = entries.filter((entry) => {
    const lang = query.get('lang')
    return (
      (lang === null || primaryLanguage(entry.lang) === lang) && !(query.has('unread') && isRead(read.get(entry.id)))
    )
  })
  const languages = [...new Set(entries.map(({ lang }) => primaryLanguage(lang)))].toSorted()
  const open = placeToContinue(read.values())
  const openEntry = entries.find((entry) => entry.id === open?.article)

  return (
    <>
      <header className={styles.masthead}>
        <OwnText as="h1" size="brand" className={styles.brand}>
          {t(($) => $.app.name)}
        </OwnText>
        <LanguageSwitch />
      </header>
      <OfflineLine entries={entries} />
      <News entries={entries} onShow={() => void reload()} />
      {open && openEntry && <Continue entry={openEntry} place={open} />}
      <Filters languages={languages} />
      {shown.length === 0 ? (
        <Nothing />
      ) : (
        <ol className={styles.list} aria-label={t(($) => $.library.articles)}>
          {shown.map((entry: CatalogueEntry, index) => (
            <ArticleRow
              key={entry.id}
              entry={entry}
              place={read.get(entry.id)}
              isKept={kept.has(entry.id)}
              isTextOnly={kept.get(entry.id)?.textOnly}
              isLead={index === 0}
            >
              {added.has(entry.id) && <span>{t(($) => $.article.isNew)}</span>}
              {corrected.has(entry.id) && <span>{t(($) => $.article.isCorrected)}</span>}
            </ArticleRow>
          ))}
        </ol>
      )}
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
