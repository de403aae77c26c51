import { isInProgress } from '#core/article/place.ts'
import { planKeeping, type HeldArticle } from '#core/keepingPlan.ts'
import { catalogue, openCatalogue, refreshCatalogue } from './articles.ts'
import { connectionChanged, isLineFree } from './connection.ts'
import {
  dropRemoved,
  isWhole,
  keepArticle,
  letGo,
  library,
  libraryRows,
  liesHere,
  loadLibrary,
  readLibrary,
  reportKeeping,
  wantArticles,
} from './library.ts'
import { storedPlaces } from './places.ts'
import { preferences } from './preferences.ts'

/**
 * The queue of what is to be on this device: first what the reader asked for, then what their rule says. One article
 * after another when nothing else goes on, in one tab at a time. It pauses without a network and goes on by itself.
 */

/** Milliseconds until it is tried again after the network failed, doubled each time up to the longest. */
const FIRST_WAIT = 5000
const LONGEST_WAIT = 10 * 60_000

let wait = FIRST_WAIT
let timer: ReturnType<typeof setTimeout> | undefined
let isOn = false
let isAsked = false
/** What is known to be wanted: only what comes to it is a reason to begin anew. */
let known: ReadonlySet<string> = new Set()
/** The articles that were found whole on this visit, by their files. */
const found = new Set<string>()

/**
 * Begins the keeping, and goes on with it whenever something has changed: the network, the rule, what is published.
 *
 * @returns how to end it
 */
export async function startKeeping(): Promise<() => void> {
  await loadLibrary()
  const again = () => {
    wait = FIRST_WAIT
    void keepOn()
  }
  const ending = new AbortController()
  const { signal } = ending
  addEventListener('online', again, { signal })
  connectionChanged(again, signal)
  const backOnScreen = () => {
    if (document.visibilityState !== 'visible') return
    again()
    void refreshCatalogue()
  }
  document.addEventListener('visibilitychange', backOnScreen, { signal })

  let { keeping } = preferences.get()
  const subscriptions = [
    catalogue.subscribe(again),
    preferences.subscribe(() => {
      const rule = preferences.get().keeping
      if (rule === keeping) return
      keeping = rule
      again()
    }),
    library.subscribe(() => {
      if ([...library.get().wanted].some((id) => !known.has(id))) void keepOn()
    }),
  ]
  await keepOn()
  return () => {
    ending.abort()
    clearTimeout(timer)
    for (const unsubscribe of subscriptions) unsubscribe()
  }
}

/** Saves articles for the reader, one after the other: a slow line is not asked for everything at once. */
export async function saveAll(ids: readonly string[]): Promise<void> {
  await wantArticles(ids)
  wait = FIRST_WAIT
  await keepOn()
}

/** Goes on with what is left to be done. Resolves when there is nothing more that can be done now. */
export async function keepOn(): Promise<void> {
  isAsked = true
  if (isOn) return
  isOn = true
  clearTimeout(timer)
  try {
    while (isAsked) {
      isAsked = false
      await inTurn(keepWanted)
    }
  } finally {
    isOn = false
  }
}

/** One tab at a time: those that come later wait for their turn. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  let hasBegun = false
  try {
    await navigator.locks.request('waraq.keeping', () => {
      hasBegun = true
      return work()
    })
  } catch {
    // No locks here, or none where storage is forbidden; then nothing can collide either.
    if (!hasBegun) await work()
  }
}

async function keepWanted(): Promise<void> {
  // Another tab may have done much of it while this one waited.
  await readLibrary()
  for (const { id, state, file } of libraryRows().values()) {
    if (state === 'removed' && file !== '' && !library.get().undoable.has(id)) await dropRemoved(id)
  }
  const tried = new Set<string>()
  const beingRead = await reading()
  let outcome: Awaited<ReturnType<typeof keepNext>>
  do {
    outcome = await keepNext(tried, beingRead)
    // Without a network, too: what is said to be here has to be here.
  } while (outcome === 'more' || ((await hasFoundDamage()) && outcome === 'done'))

  reportKeeping({ waitsFor: outcome === 'offline' ? 'network' : outcome === 'metered' ? 'freeLine' : undefined })
  if (outcome === 'offline' || library.get().failed.size > 0) {
    timer = setTimeout(() => void keepOn(), wait)
    wait = Math.min(2 * wait, LONGEST_WAIT)
  }
}

/** The next article of the queue; `tried` has the files that were tried in this turn. */
async function keepNext(
  tried: Set<string>,
  beingRead: ReadonlySet<string>,
): Promise<'more' | 'done' | 'offline' | 'metered' | 'stuck'> {
  const published = await openCatalogue().catch(() => undefined)
  if (!published) return 'offline'
  const { keeping } = preferences.get()
  const plan = planKeeping((catalogue.get() ?? published).entries, held(), keeping, beingRead)
  known = library.get().wanted
  for (const id of plan.drop) await letGo(id, 'article')
  for (const id of plan.strip) await letGo(id, 'images')

  const left = plan.keep.filter(({ entry }) => !tried.has(entry.file))
  const isFree = isLineFree(keeping)
  const next = left.find(({ by }) => by === 'reader' || isFree)
  if (!next) return left.length > 0 ? 'metered' : 'done'
  tried.add(next.entry.file)
  await idle()
  const outcome = await keepArticle(next.entry, next.by, next.withImages)
  if (outcome === 'offline') return 'offline'
  if (outcome === 'full' || outcome === 'forbidden') return 'stuck'
  if (outcome === 'kept') wait = FIRST_WAIT
  return 'more'
}

/** Opens each file that is said to be kept once a visit. What is damaged is not said to be kept any more. */
async function hasFoundDamage(): Promise<boolean> {
  let isDamaged = false
  for (const row of libraryRows().values()) {
    if (row.state !== 'kept' || !liesHere(row) || found.has(row.file)) continue
    await idle()
    if (await isWhole(row)) found.add(row.file)
    else isDamaged = true
  }
  return isDamaged
}

function held(): Map<string, HeldArticle> {
  return new Map([...libraryRows()].map(([id, row]) => [id, { ...row, isWhole: liesHere(row) }]))
}

/** Ids of the articles that are being read: begun and not finished, in whatever tab, or on this screen. */
async function reading(): Promise<Set<string>> {
  const begun = (await storedPlaces()).filter(isInProgress)
  const [, onScreen] = /\/read\/([^/]+)/.exec(location.pathname) ?? []
  return new Set([...begun.map(({ article }) => article), ...(onScreen === undefined ? [] : [onScreen])])
}

/** When the page has nothing better to do, or after half a second. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 200)
  })
}
