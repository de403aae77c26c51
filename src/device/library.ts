import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { admitArticle } from '#core/article/door.ts'
import { openDatabase, type LibraryRow } from './database.ts'
import { dropFile, fetchFile, isIntact, parsed, storedEditions, storedFile, storeFile } from './publishedFiles.ts'
import { createStore } from './store.ts'

/** What is on this device. An article is kept when its file and all its images were stored and read back. */
export interface LibraryState {
  /** By id. */
  kept: ReadonlyMap<string, Pick<LibraryRow, 'id' | 'file' | 'bytes' | 'by'>>
  /** Ids of articles that are being kept or removed. */
  busy: ReadonlySet<string>
  /** Ids of articles that could not be kept, until it is tried again. */
  failed: ReadonlySet<string>
}

/** What has to be known of an article to keep it. */
export type Keepable = Pick<CatalogueEntry, 'id' | 'file' | 'images'>

type Outcome = 'kept' | 'offline' | 'damaged' | 'full'

export const startingLibrary: LibraryState = { kept: new Map(), busy: new Set(), failed: new Set() }
export const library = createStore<LibraryState>(startingLibrary)

/** Milliseconds for one file: nobody waits for it with eyes on the screen. */
const PATIENCE = 20_000
/** The most that the rule keeps without being asked, in bytes (offline §3.1). */
const RULE_LIMIT = 20_000_000
/** Milliseconds until the rule tries again after the network failed it. */
const TRY_AGAIN = 30_000

let rows: ReadonlyMap<string, LibraryRow> = new Map()
let loading: Promise<void> | undefined

/** Tabs tell one another when what is kept has changed. Not at build, where an open channel would keep Node from ending. */
let channel: BroadcastChannel | undefined

/** Reads what is kept on this device, once, and follows what other tabs change. Never fails. */
export function loadLibrary(): Promise<void> {
  if (loading === undefined) {
    if (!import.meta.env.SSR && 'BroadcastChannel' in globalThis) channel = new BroadcastChannel('waraq.library')
    channel?.addEventListener('message', () => void readRows())
    loading = readRows()
  }
  return loading
}

/**
 * Keeps an article with its images on this device, all or nothing, and reads them back before it says so.
 *
 * @param by the reader, whose wish outlasts a rule; or the rule that published articles are kept
 * @returns whether it is kept; if not, `library` has it among the failed
 */
export async function keepArticle(entry: Keepable, by: LibraryRow['by']): Promise<boolean> {
  return (await keep(entry, by)) === 'kept'
}

/** Removes an article from this device. No rule brings it back; the reader can. */
export async function removeArticle(id: string): Promise<void> {
  await loadLibrary()
  mark('busy', id, true)
  const row: LibraryRow = { id, state: 'removed', by: 'reader', file: '', images: [], bytes: 0 }
  const before = rows.get(id)
  await writeRow(row)
  await dropUnused([...(before ? [before.file, ...before.images] : []), ...(await storedEditions(id))])
  mark('failed', id, false)
  mark('busy', id, false)
}

/**
 * Keeps what is published, quietly: one article after another when nothing else goes on. Pauses without a network and
 * goes on when it is back. Leaves alone what the reader removed, and keeps nothing new for a reader who saves data. An
 * article that was published anew is kept anew.
 */
export async function keepPublished(catalogue: Catalogue): Promise<void> {
  await loadLibrary()
  published = catalogue
  if (!isWatching) {
    isWatching = true
    addEventListener('online', () => void keepOn())
    document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && keepOn()))
  }
  await keepOn()
}

/**
 * Opens every kept article and compares each of its files with the hash in its name. What is damaged is fetched again.
 *
 * @returns how many open, and the ids of those that do not and could not be mended
 */
export async function checkKept(): Promise<{ opened: number; damaged: string[] }> {
  await loadLibrary()
  let opened = 0
  const damaged: string[] = []
  for (const row of keptRows()) {
    if ((await isWhole(row)) || (await keep(row, row.by)) === 'kept') opened += 1
    else damaged.push(row.id)
  }
  return { opened, damaged }
}

async function keep(entry: Keepable, by: LibraryRow['by']): Promise<Outcome> {
  await loadLibrary()
  mark('failed', entry.id, false)
  mark('busy', entry.id, true)
  const outcome = await tryToKeep(entry, by)
  mark('busy', entry.id, false)
  // The rule waits for the network without a word.
  if (outcome !== 'kept' && !(by === 'rule' && outcome === 'offline')) mark('failed', entry.id, true)
  return outcome
}

async function tryToKeep({ id, file, images }: Keepable, by: LibraryRow['by']): Promise<Outcome> {
  let bytes = 0
  for (const name of [file, ...images]) {
    const size = await keepFile(name)
    if (typeof size !== 'number') return size
    bytes += size
  }
  const before = rows.get(id)
  const wanted = before?.state === 'kept' && before.by === 'reader' ? 'reader' : by
  if (!(await writeRow({ id, state: 'kept', by: wanted, file, images: [...images], bytes }))) return 'full'
  await dropUnused([...(before?.images ?? []), ...(await storedEditions(id))])
  return 'kept'
}

/** One file: its size in bytes when it is stored whole. */
async function keepFile(name: string): Promise<number | Outcome> {
  const stored = await storedFile(name)
  if (stored && (await isSound(name, stored))) return stored.length

  // The worker answers with what is stored, which is of no use.
  if (stored) await dropFile(name)
  const fetched = await fetchFile(name, PATIENCE, stored ? 'reload' : 'default')
  if (!fetched.ok) return fetched.problem === 'missing' ? 'damaged' : 'offline'
  try {
    if (!(await isSound(name, fetched.bytes))) return 'damaged'
    await storeFile(name, fetched)
  } catch {
    return 'full' // Or forbidden. Either way nothing more can be stored here.
  }
  const back = await storedFile(name)
  return back && (await isSound(name, back)) ? back.length : 'full'
}

/** Whether a file is what it was named for and, if it is an article, one that this version can show. */
async function isSound(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await isIntact(name, bytes)) && (!name.endsWith('.json') || admitArticle(parsed(bytes)).ok)
}

async function isWhole({ file, images }: LibraryRow): Promise<boolean> {
  for (const name of [file, ...images]) {
    const bytes = await storedFile(name)
    if (!bytes || !(await isSound(name, bytes))) return false
  }
  return true
}

let published: Catalogue | undefined
let isWatching = false
let isKeeping = false
let waiting: ReturnType<typeof setTimeout> | undefined

/** Goes on with what is left of the published articles, in one tab at a time. */
async function keepOn(): Promise<void> {
  if (isKeeping) return
  isKeeping = true
  clearTimeout(waiting)
  try {
    await navigator.locks.request('waraq.keeping', { ifAvailable: true }, async (lock) => {
      if (lock) await keepWanted()
    })
  } catch {
    await keepWanted() // No locks, as where storage is forbidden; then nothing can collide either.
  }
  isKeeping = false
}

async function keepWanted(): Promise<void> {
  for (const entry of published?.entries ?? []) {
    const by = keeperOf(entry)
    if (by === undefined) continue
    await idle()
    const outcome = await keep(entry, by)
    if (outcome === 'full') return
    if (outcome === 'offline') {
      waiting = setTimeout(() => void keepOn(), TRY_AGAIN)
      return
    }
  }
}

/** For whom an entry is to be kept now, if for anyone. */
function keeperOf({ id, file, bytes }: CatalogueEntry): LibraryRow['by'] | undefined {
  const row = rows.get(id)
  if (row?.state === 'removed' || row?.file === file) return undefined
  if (row?.by === 'reader') return 'reader'
  const ruled = keptRows().reduce((sum, other) => (other.by === 'rule' && other.id !== id ? sum + other.bytes : sum), 0)
  return savesData() || ruled + bytes > RULE_LIMIT ? undefined : 'rule'
}

function savesData(): boolean {
  // Not in every browser, nor in TypeScript's library.
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 200)
  })
}

function keptRows(): LibraryRow[] {
  return [...rows.values()].filter(({ state }) => state === 'kept')
}

/** Drops those of the files that no kept article uses: two articles of a pair can share an image. */
async function dropUnused(names: string[]): Promise<void> {
  const used = new Set(keptRows().flatMap(({ file, images }) => [file, ...images]))
  for (const name of names) if (!used.has(name)) await dropFile(name)
}

async function readRows(): Promise<void> {
  const stored = await openDatabase().then((database) => database?.getAll('library').catch(() => undefined))
  if (stored) showRows(stored)
}

/** Whether it was written: not where the database is forbidden, nor on a full disk. */
async function writeRow(row: LibraryRow): Promise<boolean> {
  const database = await openDatabase()
  const isWritten = await database?.put('library', row).then(
    () => true,
    () => false,
  )
  if (isWritten !== true) return false
  showRows([...rows.values()].filter(({ id }) => id !== row.id).concat(row))
  channel?.postMessage(row.id)
  return true
}

function showRows(next: LibraryRow[]): void {
  rows = new Map(next.map((row) => [row.id, row]))
  library.set({
    ...library.get(),
    kept: new Map(keptRows().map(({ id, file, bytes, by }) => [id, { id, file, bytes, by }])),
  })
}

function mark(list: 'busy' | 'failed', id: string, isOn: boolean): void {
  const state = library.get()
  if (state[list].has(id) === isOn) return
  const ids = new Set(state[list])
  if (isOn) ids.add(id)
  else ids.delete(id)
  library.set({ ...state, [list]: ids })
}
