import type { ArticleFiles, Catalogue } from '#core/article/catalogue.ts'
import { isInProgress } from '#core/article/place.ts'
import { planKeeping, type HeldArticle, type KeepingPlan } from '#core/keepingPlan.ts'
import { catalogue, openCatalogue, refreshCatalogue } from './articles.ts'
import { connectionChanged, isLineFree } from './connection.ts'
import { idle } from './idle.ts'
import { dropRemoved, isWhole, keepArticle, letGo, wantArticles } from './keepArticles.ts'
import { library, libraryRows, liesHere, loadLibrary, readLibrary, report, withdrawn } from './library.ts'
import { addCorrected } from './news.ts'
import { storedPlaces } from './places.ts'
import { preferences } from './preferences.ts'

/**
 * The queue of what is to be on this device: first what the reader asked for, then what their rule says. A few
 * articles at a time when nothing else goes on, in one tab at a time. It pauses without a network and goes on by itself.
 */

/** Milliseconds until it is tried again after the network failed, doubled each time up to the longest. */
const FIRST_WAIT = 5000
const LONGEST_WAIT = 10 * 60_000
/** As many articles come at the same time: on a slow line the way to the host and back takes longer than they do. */
const AT_ONCE = 4

/** Milliseconds since a page was asked for until its coming says nothing of the line any more. */
const JUST_NOW = 15_000

let wait = FIRST_WAIT
let timer: ReturnType<typeof setTimeout> | undefined
let going: Promise<void> | undefined
/** How often it was asked to go on: a plan that was made before is made anew. */
let asked = 0
/** What is known to be wanted: only what comes to it is a reason to begin anew. */
let known: ReadonlySet<string> = new Set()
/** The articles that were found whole on this visit, by their files. */
const found = new Set<string>()
/** What has been learnt of the articles behind a head: where the reader's lie, and all of them, if the rule is for all. */
let behind: { head: Catalogue; older: Map<string, ArticleFiles | 'withdrawn'>; all?: ArticleFiles[] } | undefined

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

/** Saves articles for the reader, a few at a time: a slow line is not asked for everything at once. */
export async function saveAll(ids: readonly string[]): Promise<void> {
  await wantArticles(ids)
  wait = FIRST_WAIT
  await keepOn()
}

/** Saves all that is published, as far as the list of it can be had. */
export async function saveEverything(head: Catalogue): Promise<void> {
  const { walk } = await import('./archive.ts')
  const ids = head.entries.map(({ id }) => id)
  for await (const entries of walk(head, 'anywhere')) ids.push(...(entries ?? []).map(({ id }) => id))
  await saveAll(ids)
}

/** Goes on with what is left to be done. Resolves when there is nothing more that can be done now. */
export function keepOn(): Promise<void> {
  asked += 1
  going ??= keepAsked().finally(() => (going = undefined))
  return going
}

async function keepAsked(): Promise<void> {
  clearTimeout(timer)
  let answered: number
  do {
    answered = asked
    await inTurn(keepWanted)
  } while (answered !== asked)
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
  let outcome: Awaited<ReturnType<typeof keepPlanned>>
  do {
    outcome = await keepPlanned(tried, beingRead)
    // Without a network, too: what is said to be here has to be here.
  } while (outcome === 'more' || ((await hasFoundDamage()) && outcome === 'done'))

  report({ waitsFor: outcome === 'offline' ? 'network' : outcome === 'metered' ? 'freeLine' : undefined })
  if (outcome === 'offline' || library.get().failed.size > 0) {
    timer = setTimeout(() => void keepOn(), wait)
    wait = Math.min(2 * wait, LONGEST_WAIT)
  }
}

type Step = KeepingPlan['keep'][number]

/** Makes a plan and does it, until it is done or something has changed; `tried` has the files that were tried in this turn. */
async function keepPlanned(
  tried: Set<string>,
  beingRead: ReadonlySet<string>,
): Promise<'more' | 'done' | 'offline' | 'metered' | 'stuck'> {
  const planned = asked
  const isCurrent = () => asked === planned
  const published = await openCatalogue().catch(() => undefined)
  if (!published) return 'offline'
  const { keeping } = preferences.get()
  const isFree = isLineFree(keeping)
  // The part of the app that looks behind the head may not come either.
  const articles = await publishedArticles(catalogue.get() ?? published, isFree).catch(() => undefined)
  if (!articles) return 'offline'
  const { entries, older, isComplete } = articles
  const plan = planKeeping(entries, held(), keeping, beingRead, older)
  known = library.get().wanted
  for (const id of plan.drop) await letGo(id, 'article')
  for (const id of plan.strip) await letGo(id, 'images')

  const left = plan.keep.filter(({ entry }) => !tried.has(entry.file))
  const queue = left.filter(({ by }) => by === 'reader' || isFree)
  if (queue.length === 0) {
    if (left.length > 0) return 'metered'
    return isComplete ? 'done' : isFree ? 'offline' : 'metered'
  }
  let trouble: 'offline' | 'stuck' | undefined
  const steps = queue.values()
  async function work(count: number) {
    for (let done = 0; done < count && trouble === undefined && isCurrent(); done += 1) {
      const { value } = steps.next()
      if (!value) return
      tried.add(value.entry.file)
      const outcome = await keepStep(value)
      trouble ??= outcome
    }
  }
  // The first one alone: a line that is dead is asked once.
  if (!hasJustCome()) await work(1)
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(Infinity)))
  return trouble ?? 'more'
}

/** Whether this very page came over the network, and just now: the line is not dead. */
function hasJustCome(): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return page !== undefined && page.workerStart === 0 && page.transferSize > 0 && performance.now() < JUST_NOW
}

async function keepStep({ entry, by, withImages }: Step): Promise<'offline' | 'stuck' | undefined> {
  await idle()
  const row = libraryRows().get(entry.id)
  // The reader has decided since the plan was made.
  if (by === 'rule' && (row?.by === 'reader' || row?.state === 'removed')) return undefined
  const outcome = await keepArticle(entry, by, withImages)
  if (outcome === 'kept') wait = FIRST_WAIT
  if (outcome === 'offline') return 'offline'
  return outcome === 'full' || outcome === 'forbidden' ? 'stuck' : undefined
}

/**
 * The articles that the plan needs: the newest, or all of them where the rule is for all; and of the older ones those
 * that the reader saved. What nobody asked for is not fetched where the line is not free.
 */
async function publishedArticles(
  head: Catalogue,
  isFree: boolean,
): Promise<{ entries: readonly ArticleFiles[]; older: ArticleFiles[]; isComplete: boolean }> {
  if (!head.pages) return { entries: head.entries, older: [], isComplete: true }
  if (behind?.head !== head) behind = { head, older: new Map() }
  const now = behind
  const isAll = preferences.get().keeping.count === 'all'
  if (isAll && !now.all) {
    const { walk } = await import('./archive.ts')
    const all: ArticleFiles[] = [...head.entries]
    let isComplete = true
    for await (const entries of walk(head, isFree ? 'anywhere' : 'device')) {
      isComplete &&= entries !== undefined
      for (const { id, file, bytes, images } of entries ?? []) all.push({ id, file, bytes, images })
    }
    if (!isComplete) return { entries: all, older: await olderOf(now, isFree, all), isComplete }
    now.all = all
  }
  const entries = isAll && now.all ? now.all : head.entries
  return { entries, older: await olderOf(now, isFree, entries), isComplete: true }
}

/** The reader's articles that are not among the entries, and where the rule is for all, those of the rule. Where a newer edition of one is found, that is news. */
async function olderOf(
  { head, older }: NonNullable<typeof behind>,
  isFree: boolean,
  entries: readonly ArticleFiles[],
): Promise<ArticleFiles[]> {
  const listed = new Set(entries.map(({ id }) => id))
  const readers = [...libraryRows().values()].filter(({ id, state, by }) => {
    const isAsked = by === 'reader' || entries !== head.entries
    return isAsked && state !== 'removed' && !listed.has(id) && (isFree || state === 'wanted')
  })
  const unknown = readers.filter(({ id }) => !older.has(id))
  if (unknown.length > 0) {
    const { lookUp } = await import('./archive.ts')
    const ids = unknown.map(({ id }) => id)
    for (const [id, where] of await lookUp(ids, head)) older.set(id, where)
    withdrawn.set(new Set(Array.from(older, ([id, where]) => (where === 'withdrawn' ? [id] : [])).flat()))
    addCorrected(unknown.flatMap(({ id, state, file }) => (state === 'kept' && isOther(older.get(id), file) ? id : [])))
  }
  return readers.flatMap(({ id }) => {
    const where = older.get(id)
    return where === undefined || where === 'withdrawn' ? [] : where
  })
}

function isOther(where: ArticleFiles | 'withdrawn' | undefined, file: string): boolean {
  return typeof where === 'object' && where.file !== file
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
