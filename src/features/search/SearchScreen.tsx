import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useHref, useNavigate } from 'react-router'
import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { totalsOf } from '#core/article/totals.ts'
import { paths } from '#core/paths.ts'
import { searchArticle, type Hit } from '#core/search/searchArticle.ts'
import { isolated } from '#core/text/isolate.ts'
import { entryHere, openCatalogue, openKept } from '#device/articles.ts'
import { loadLibrary, library } from '#device/library.ts'
import { storedNames } from '#device/publishedFiles.ts'
import { ArticleRow } from '#features/shared/ArticleRow.tsx'
import { ScreenTitle } from '#features/shared/ScreenTitle.tsx'
import type { PageTitle, ScreenAddress, ScreenProps } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useReaders } from '#features/shared/useReaders.ts'
import { Excerpt } from './Excerpt.tsx'
import styles from './SearchScreen.module.css'

export const title: PageTitle = ({ t }) => t(($) => $.search.title)

interface Result {
  entry: CatalogueEntry
  hit: Hit
}

interface Found {
  query: string
  results: Result[]
  /** Whether the whole text of every article could be searched. */
  isComplete: boolean
  /** Whether not all articles could be searched at all: the list of the others is not on this device. */
  isPartly: boolean
}

/** The articles that have the words of the address: in the full text where they are on the device, else in the title. */
export async function loader({ query }: ScreenAddress): Promise<Found> {
  if (query === '') return { query, results: [], isComplete: true, isPartly: false }

  const [catalogue] = await Promise.all([openCatalogue(), loadLibrary()])
  const results: Result[] = []
  let isComplete = true
  let searched = 0
  for await (const { entry, isFar } of searchable(catalogue)) {
    const article = isFar ? undefined : await openKept(entry)
    isComplete &&= article !== undefined
    searched += 1
    const hit = searchArticle(article ?? { ...entry, blocks: [] }, query)
    if (hit) results.push({ entry, hit })
  }
  // The nearest first; of those as near, the newest, as in the library.
  results.sort((one, other) => one.hit.rank - other.hit.rank)
  return { query, results, isComplete, isPartly: searched < totalsOf(catalogue).count }
}

/** What is published, as far as its list lies here, and whether only that does; and of the rest what is kept. */
async function* searchable(catalogue: Catalogue): AsyncGenerator<{ entry: CatalogueEntry; isFar?: boolean }> {
  for (const entry of catalogue.entries) yield { entry }
  if (!catalogue.pages) return
  const [{ walk }, names] = await Promise.all([import('#device/archive.ts'), storedNames()])
  const seen = new Set(catalogue.entries.map(({ id }) => id))
  for await (const entries of walk(catalogue, 'device')) {
    for (const entry of entries ?? []) {
      seen.add(entry.id)
      yield { entry, isFar: names?.has(entry.file) !== true }
    }
  }
  for (const { id } of library.get().kept.values()) {
    const entry = seen.has(id) ? undefined : await entryHere(id)
    if (entry) yield { entry }
  }
}

/** As many results are shown at first, and so many more each time. */
const SHOWN = 100

/** Finding an article by its words, also without a network. */
export function Component({ data: { query, results, isComplete, isPartly }, reload }: ScreenProps<Found>) {
  const { ui, t, dir } = useLanguage()
  const action = useHref(paths.search(ui))
  const navigate = useNavigate()
  const [shown, setShown] = useState({ query, count: SHOWN })
  const count = shown.query === query ? shown.count : SHOWN
  const exact = results.filter(({ hit }) => !hit.isForm).length

  // Articles may arrive on the device while one looks: then their text is searched too.
  useEffect(() => (isComplete ? undefined : library.subscribe(() => void reload())), [isComplete, reload])

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('q')
    void navigate(paths.search(ui, typeof typed === 'string' ? typed : ''), { replace: true })
  }

  return (
    <>
      <ScreenTitle>{t(($) => $.search.title)}</ScreenTitle>
      <form className={styles.form} role="search" action={action} onSubmit={search}>
        <SearchField key={query} query={query} />
        <button type="submit" className="button">
          {t(($) => $.search.submit)}
        </button>
      </form>
      <div className={styles.state} role="status">
        {query === '' ? (
          <p>{t(($) => $.search.hint)}</p>
        ) : (
          <p>{t(($) => $.search.results, { count: exact, query: isolated(query, dir) })}</p>
        )}
        {query !== '' && results.length === 0 && <p>{t(($) => $.search.none)}</p>}
        {results.length > exact && <p className="hidden-text">{t(($) => $.search.forms)}</p>}
        {!isComplete && <p>{t(($) => $.search.offline)}</p>}
        {isPartly && <p>{t(($) => $.search.unlisted)}</p>}
      </div>
      {isPartly && <FetchList onFetched={reload} />}
      <Results results={results.slice(0, count)} />
      {results.length > count && (
        <button
          type="button"
          className={`button ${styles.more}`}
          onClick={() => setShown({ query, count: count + SHOWN })}
        >
          {t(($) => $.search.more)}
        </button>
      )}
    </>
  )
}

/** The results that are shown: below those that have the words themselves, under a heading, those that only have other forms of them. */
function Results({ results }: { results: Result[] }) {
  const { t } = useLanguage()
  const readers = useReaders()
  const exact = results.filter(({ hit }) => !hit.isForm)
  const forms = results.filter(({ hit }) => hit.isForm)
  const row = ({ entry, hit }: Result) => (
    <ArticleRow key={entry.id} entry={entry} level={hit.isForm ? 'h3' : 'h2'} {...readers(entry.id)}>
      {hit.passage && <Excerpt entry={entry} passage={hit.passage} />}
    </ArticleRow>
  )

  return (
    <>
      <ol>{exact.map(row)}</ol>
      {forms.length > 0 && (
        <>
          <h2 className={styles.forms}>{t(($) => $.search.forms)}</h2>
          <ol>{forms.map(row)}</ol>
        </>
      )}
    </>
  )
}

/** Where the list of what is published is not all on this device: fetches it, to search the titles in it. */
function FetchList({ onFetched }: { onFetched: () => Promise<void> }) {
  const { t } = useLanguage()
  const [isFetching, setFetching] = useState(false)
  // What is shown can be searched anew meanwhile, as articles arrive: then that is asked to show what came.
  const latest = useRef<() => Promise<void>>(undefined)
  useEffect(() => {
    latest.current = onFetched
    return () => void (latest.current = undefined)
  })

  async function fetchList() {
    if (isFetching) return
    setFetching(true)
    const [{ walk }, catalogue] = await Promise.all([import('#device/archive.ts'), openCatalogue()])
    // Who has left, or has no network any more, comes back to what came so far.
    for await (const entries of walk(catalogue, 'anywhere')) if (!entries || !latest.current) break
    await latest.current?.()
    setFetching(false)
  }

  return (
    <button
      type="button"
      className={`button ${styles.more}`}
      aria-disabled={isFetching}
      onClick={() => void fetchList()}
    >
      {t(($) => $.search.fetchList)}
    </button>
  )
}

/** While it is empty the field has the interface's direction, which `auto` would not give; then that of what is typed (R16). */
function SearchField({ query }: { query: string }) {
  const { t } = useLanguage()
  const [isEmpty, setEmpty] = useState(query === '')
  return (
    <input
      className={styles.field}
      type="search"
      name="q"
      dir={isEmpty ? undefined : 'auto'}
      defaultValue={query}
      aria-label={t(($) => $.search.label)}
      placeholder={t(($) => $.search.placeholder)}
      enterKeyHint="search"
      autoComplete="off"
      onInput={({ currentTarget }) => setEmpty(currentTarget.value === '')}
    />
  )
}
