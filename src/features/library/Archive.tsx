import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react'
import { Link } from 'react-router'
import { countOf, type CatalogueEntry, type CataloguePage } from '#core/article/catalogue.ts'
import type { Place } from '#core/article/place.ts'
import { paths } from '#core/paths.ts'
import { openedPage, openPage, openStored, type PageProblem } from '#device/archive.ts'
import { refreshCatalogue } from '#device/articles.ts'
import { listMemory, storeListMemory } from '#device/listMemory.ts'
import { places } from '#device/places.ts'
import { noPlaces } from '#features/shared/noPlaces.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './Archive.module.css'
import { estimatedRow, isIn, pagesInView } from './pagesInView.ts'
import { Rows } from './Rows.tsx'
import { shownOf, type Filter } from './shown.ts'

type Props = {
  /** What comes after the entries of the head. */
  pages: readonly CataloguePage[]
  /** The list that all of it stands in. */
  list: RefObject<HTMLOListElement | null>
  /** How many rows stand before, which are always drawn. */
  firstRows: number
  /** The other entries of the head that the filter leaves. */
  rest: readonly CatalogueEntry[]
  filter: Filter
  /** Where nothing at all is left by the filter. */
  nothing: ReactNode
  /** The pages are of an older edition, and the host does not have them any more. */
  onStale: () => void
}

/** In heights of the window: what is so near is drawn, and what has to be fetched before; what was drawn and is so near stays. */
const DRAWN = 0.5
const FETCHED = 1.5
const STAYS = 4
/** So many rows of the head are drawn together. */
const ROWS_TOGETHER = 12
/** Milliseconds for which a page has to be wanted before it is fetched: who flies past it does not want it. */
const SETTLED = 80
/** Milliseconds until it is tried again, doubled each time up to the longest. */
const FIRST_WAIT = 5000
const LONGEST_WAIT = 60_000

/** The pages inside pages that were opened. They are few, and how long the list is goes by them. */
const inside = new Map<string, readonly CataloguePage[]>()

/** Before the list is drawn: what was drawn when it was left is opened again, if it lies here. */
export async function reopenPages(): Promise<void> {
  const drawn = [...listMemory.drawn.values()].flat().filter((file) => !isOfHead(file))
  await openStored([...listMemory.inner, ...drawn])
  for (const file of listMemory.inner) lookInside(file)
}

/** What is drawn as a whole: a page of the catalogue, or some rows of its head. */
interface Part {
  /** The name of the page. */
  file: string
  count: number
  /** Those of the head are here. */
  rows?: readonly CatalogueEntry[]
}

const HEAD = 'head '
const isOfHead = (file: string) => file.startsWith(HEAD)

function partsOfHead(rest: readonly CatalogueEntry[]): Part[] {
  return Array.from({ length: Math.ceil(rest.length / ROWS_TOGETHER) }, (_, index) => {
    const rows = rest.slice(index * ROWS_TOGETHER, (index + 1) * ROWS_TOGETHER)
    return { file: `${HEAD}${index}`, count: rows.length, rows }
  })
}

/**
 * The list of the library below its newest articles, however long: the parts around what is in view are drawn, and
 * what lies between them takes the room that it has or will have.
 */
export function Archive({ pages, list, firstRows, rest, filter, nothing, onStale }: Props) {
  const { ui } = useLanguage()
  const read = useStore(places, noPlaces)
  const { lang, isUnread } = filter
  const view = `${ui} ${lang ?? ''} ${isUnread ? 'unread' : ''}`
  const [, changed] = useReducer((count: number) => count + 1, 0)
  const [drawn, setDrawn] = useState<readonly string[]>(() => listMemory.drawn.get(view) ?? [])
  const { failed, tryAgain } = useLoading(drawn, changed, onStale)

  const ofHead = useMemo(() => partsOfHead(rest), [rest])
  const parts = [...ofHead, ...flattened(pages, lang)]
  const total = firstRows + parts.reduce((sum, { count }) => sum + count, 0)
  const row = estimatedRow(listMemory.row, total)
  const heights = parts.map(({ file, count }) => listMemory.heights.get(`${view} ${file}`) ?? count * row)

  const rowsOf = ({ file, rows }: Part) => rows ?? rowsIn(openedPage(file)?.entries, filter, read)
  const pieces = piecesOf(parts, heights, new Set(drawn), rowsOf)
  const look = useLook({ list, firstRows, pieces, parts, heights, view, setDrawn, changed })
  useLayoutEffect(look)

  if (firstRows === 0 && heights.every((height) => height === 0)) return <li>{nothing}</li>
  return pieces.map(({ parts: [{ file }], before, height, rows, isWanted }) => {
    if (rows) {
      const position = isUnread ? { of: -1 } : { before: firstRows + before, of: total }
      return <Rows key={file} entries={rows} {...position} />
    }
    const why = failed.get(file)
    if (why === undefined || !isWanted) return <Gap key={`${file} gap`} height={height} />
    return <Failed key={`${file} gap`} height={height} why={why} onRetry={tryAgain} />
  })
}

/** What was shown of the entries of a page: the same as long as it is the same, so that it is not drawn anew. */
const shown = new WeakMap<object, { filter: Filter; read: unknown; rows: readonly CatalogueEntry[] }>()

function rowsIn(
  entries: readonly CatalogueEntry[] | undefined,
  filter: Filter,
  read: ReadonlyMap<string, Place>,
): readonly CatalogueEntry[] | undefined {
  if (!entries) return undefined
  const known = shown.get(entries)
  const isSame = known?.filter.lang === filter.lang && known.filter.isUnread === filter.isUnread && known.read === read
  if (isSame) return known.rows
  const rows = shownOf(entries, filter, read)
  shown.set(entries, { filter, read, rows })
  return rows
}

/** A part with its rows, or the room of parts that are not drawn. */
interface Piece {
  parts: readonly [Part, ...Part[]]
  /** How many articles are in the parts before. */
  before: number
  height: number
  rows?: readonly CatalogueEntry[]
  /** It is to be drawn, and is not here yet. */
  isWanted: boolean
}

function piecesOf(
  parts: readonly Part[],
  heights: readonly number[],
  drawn: ReadonlySet<string>,
  rowsOf: (part: Part) => readonly CatalogueEntry[] | undefined,
): Piece[] {
  const pieces: Piece[] = []
  let before = 0
  for (const [index, part] of parts.entries()) {
    const height = heights[index] ?? 0
    const isWanted = drawn.has(part.file)
    const rows = isWanted ? rowsOf(part) : undefined
    const last = pieces.at(-1)
    if (!isWanted && last && !last.isWanted) {
      last.parts = [...last.parts, part]
      last.height += height
    } else pieces.push({ parts: [part], before, height, isWanted, ...(rows && { rows }) })
    before += part.count
  }
  return pieces
}

function flattened(pages: readonly CataloguePage[], lang: string | null): Part[] {
  return pages.flatMap((page) => {
    const count = countOf(page, lang)
    if (count === 0) return []
    const inner = inside.get(page.file)
    return inner ? flattened(inner, lang) : { file: page.file, count }
  })
}

function lookInside(file: string): void {
  const { pages } = openedPage(file) ?? {}
  if (!pages) return
  inside.set(file, pages)
  listMemory.inner.add(file)
}

/** Fetches what is to be drawn and is not here, and again after a while where it did not come. */
function useLoading(drawn: readonly string[], changed: () => void, onStale: () => void) {
  const [failed, setFailed] = useState<ReadonlyMap<string, PageProblem>>(new Map())
  const load = useCallback(() => {
    for (const file of drawn) {
      if (isOfHead(file) || openedPage(file)) continue
      void openPage(file).then((page) => {
        const problem = typeof page === 'object' ? undefined : page
        setFailed((now) => withProblem(now, file, problem))
        if (problem === undefined) {
          lookInside(file)
          changed()
        } else if (problem === 'missing') void refreshCatalogue(true).then((isFresh) => isFresh && onStale())
      })
    }
  }, [drawn, changed, onStale])

  useEffect(() => {
    const timer = setTimeout(load, SETTLED)
    return () => clearTimeout(timer)
  }, [load])

  const isWaiting = drawn.some((file) => failed.has(file))
  useEffect(() => {
    if (!isWaiting) return undefined
    let wait = FIRST_WAIT
    let timer = setTimeout(again, wait)
    function again() {
      load()
      wait = Math.min(2 * wait, LONGEST_WAIT)
      timer = setTimeout(again, wait)
    }
    addEventListener('online', load)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', load)
    }
  }, [isWaiting, load])
  return { failed, tryAgain: load }
}

function withProblem(
  now: ReadonlyMap<string, PageProblem>,
  file: string,
  problem: PageProblem | undefined,
): ReadonlyMap<string, PageProblem> {
  if (now.get(file) === problem) return now
  const next = new Map(now)
  if (problem === undefined) next.delete(file)
  else next.set(file, problem)
  return next
}

type Looking = {
  list: RefObject<HTMLOListElement | null>
  firstRows: number
  pieces: readonly Piece[]
  parts: readonly Part[]
  heights: readonly number[]
  view: string
  setDrawn: (change: (now: readonly string[]) => readonly string[]) => void
  changed: () => void
}

/** Measures what is drawn, and decides what is to be drawn: after each drawing, and as the reader scrolls. */
function useLook(looking: Looking): () => void {
  const latest = useRef(looking)
  useLayoutEffect(() => {
    latest.current = looking
  })
  // A list that comes back is drawn as it was left, and the page goes to its place after that. Till then what is near is
  // not what the reader sees; drawn and measured, it would move the place.
  const back = useRef(listMemory.drawn.get(looking.view)?.length ? looking.view : undefined)
  const look = useCallback(() => {
    const { list, firstRows, pieces, parts, heights, view, setDrawn, changed } = latest.current
    const rows = list.current?.children
    const first = rows?.[firstRows]
    if (!rows || !first || back.current === view) return
    if (measured(rows, firstRows, pieces, view)) changed()
    const top = -first.getBoundingClientRect().top
    const within = (reach: number) => pagesInView(heights, top - reach * innerHeight, top + (1 + reach) * innerHeight)
    const [near, coming, around] = [within(DRAWN), within(FETCHED), within(STAYS)]
    const focused = fileOf(document.activeElement, rows, firstRows, pieces)
    setDrawn((now) => {
      const next = parts.flatMap(({ file, rows: here }, index) => {
        const isNear = isIn(here ? near : coming, index)
        const stays = isIn(around, index) && now.includes(file)
        // What has the focus stays wherever it is, or the focus would be lost.
        return isNear || stays || file === focused ? file : []
      })
      listMemory.drawn.set(view, next)
      return next.join() === now.join() ? now : next
    })
  }, [])

  useEffect(() => {
    // When the list is drawn at once with what stands before, it is only there now.
    look()
    let frame = 0
    const onScroll = () => {
      back.current = undefined
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('resize', onScroll)
    addEventListener('pagehide', storeListMemory)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', onScroll)
      removeEventListener('resize', onScroll)
      removeEventListener('pagehide', storeListMemory)
    }
  }, [look])
  return look
}

/**
 * Notes how tall each page is that is drawn, and how tall rows are. Where the browser does not keep in place what is
 * in view (Safari), it is done here.
 *
 * @returns whether all that is not drawn has another height by it
 */
function measured(rows: HTMLCollection, firstRows: number, pieces: readonly Piece[], view: string): boolean {
  const isNew = listMemory.width !== innerWidth
  if (isNew) {
    listMemory.width = innerWidth
    listMemory.heights.clear()
  }
  let index = firstRows
  let grown = 0
  for (const piece of pieces) {
    const count = piece.rows ? piece.rows.length : 1
    const [start, end] = [rows[index], rows[index + count - 1]].map((row) => row?.getBoundingClientRect())
    index += count
    if (!piece.rows) continue
    const height = count === 0 ? 0 : (end?.bottom ?? 0) - (start?.top ?? 0)
    // Where nothing is laid out nothing is known.
    if (height === 0 && count > 0) continue
    listMemory.heights.set(`${view} ${piece.parts[0].file}`, height)
    if (end && end.bottom < 0) grown += height - piece.height
  }
  if (grown !== 0 && !CSS.supports('overflow-anchor', 'auto')) scrollBy(0, grown)
  const [second, last] = [rows[1], rows[firstRows - 1]].map((row) => row?.getBoundingClientRect())
  const row = firstRows < 3 ? 0 : ((last?.bottom ?? 0) - (second?.top ?? 0)) / (firstRows - 1)
  if (!isNew || row <= 0) return false
  listMemory.row = row
  return true
}

/** The file of the page that an element stands in. */
function fileOf(
  element: Element | null,
  rows: HTMLCollection,
  firstRows: number,
  pieces: readonly Piece[],
): string | undefined {
  const at = Array.from(rows).findIndex((row) => row.contains(element))
  let index = firstRows
  for (const piece of at < firstRows ? [] : pieces) {
    index += piece.rows ? piece.rows.length : 1
    if (at < index) return piece.rows ? piece.parts[0].file : undefined
  }
  return undefined
}

/** Room for rows, ruled as they are. */
function Gap({ height }: { height: number }) {
  return <li className={styles.gap} style={roomOf(height)} aria-hidden="true" />
}

function roomOf(height: number): CSSProperties {
  // React knows no custom properties.
  return { blockSize: height, '--row': `${listMemory.row}px` } as CSSProperties
}

/** In the place of a page that did not come: why, and the ways on. */
function Failed({ height, why, onRetry }: { height: number; why: PageProblem; onRetry: () => void }) {
  const { t, ui } = useLanguage()
  return (
    <li className={styles.room} style={{ blockSize: height }}>
      <div className={styles.failed}>
        <p role="status">{why === 'offline' ? t(($) => $.library.partOffline) : t(($) => $.library.partDamaged)}</p>
        <p className={styles.ways}>
          <button type="button" className="button" onClick={onRetry}>
            {t(($) => $.problem.tryAgain)}
          </button>
          <Link className="button" to={paths.saved(ui)}>
            {t(($) => $.problem.saved)}
          </Link>
        </p>
      </div>
    </li>
  )
}
