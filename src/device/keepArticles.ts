import { admitArticle } from '#core/article/door.ts'
import { openDatabase, readRows, type LibraryRow } from './database.ts'
import {
  filesHere,
  isRow,
  library,
  libraryRows,
  loadLibrary,
  loseFile,
  report,
  showRows,
  tellOthers,
  type Keepable,
  type LibraryState,
  type Outcome,
} from './library.ts'
import {
  dropFile,
  dropSnapshots,
  fetchFile,
  isIntact,
  parsed,
  storedEditions,
  storedFile,
  storeFile,
} from './publishedFiles.ts'

/** Milliseconds for one file: nobody waits for it with eyes on the screen. */
const PATIENCE = 20_000

/** Files that are being kept, by their names, and for how many articles: two of a pair can share an image. */
const inHand = new Map<string, number>()
/** Files that are coming. Who needs the same waits for it. */
const coming = new Map<string, Promise<number | Outcome>>()

/**
 * Keeps an article on this device with its images, all or nothing, and reads them back before it says so. What the
 * reader wants and no network brings now is remembered, and comes when there is one.
 *
 * @param by the reader, whose wish outlasts a rule; or the rule that published articles are kept
 * @param withImages the rule may leave them out; the reader's own articles come whole
 */
export async function keepArticle(entry: Keepable, by: LibraryRow['by'], withImages = true): Promise<Outcome> {
  await loadLibrary()
  markBusy(entry.id, true)
  const outcome = await tryToKeep(entry, by, withImages)
  if (outcome === 'offline' && by === 'reader') await changeRow(entry.id, (now) => asWanted(now, entry.id))
  markBusy(entry.id, false)
  report({ failed: withFailure(entry.id, outcome), ...(outcome === 'kept' && { trouble: undefined }) })
  if (outcome === 'full' || outcome === 'forbidden') report({ trouble: outcome })
  return outcome
}

/** Remembers that the reader wants articles, without fetching them here: the keeping does (`keeping.ts`). */
export async function wantArticles(ids: readonly string[]): Promise<void> {
  await loadLibrary()
  const failed = new Map(library.get().failed)
  for (const id of ids) failed.delete(id)
  report({ failed })
  await changeRows(ids, asWanted)
}

/**
 * Removes an article from this device. No rule brings it back; the reader can.
 *
 * @param canUndo its files lie here until `forgetRemoved`, for `undoRemoval` to bring them back
 */
export async function removeArticle(id: string, canUndo = false): Promise<void> {
  await loadLibrary()
  markBusy(id, true)
  const undoable = new Map(library.get().undoable)
  // Before it is removed, so that it never leaves the screen.
  if (canUndo) report({ undoable: new Map(undoable).set(id, libraryRows().get(id)?.by ?? 'reader') })
  const written = await changeRow(id, (now) => ({ ...(now ?? nothing(id)), state: 'removed' }))
  if (written !== 'done') report({ undoable })
  else if (!canUndo) await dropRemoved(id)
  report({ failed: withFailure(id, 'kept') })
  markBusy(id, false)
}

/** Takes the removal of an article back. */
export async function undoRemoval(id: string): Promise<void> {
  await changeRow(id, (now) => (now?.file ? { ...now, state: 'kept' } : asWanted(now, id)))
  forgetUndoable(id)
}

/** Nothing can be undone any more: the files of what was removed go. */
export async function forgetRemoved(): Promise<void> {
  for (const id of library.get().undoable.keys()) {
    forgetUndoable(id)
    await dropRemoved(id)
  }
}

/** Drops the files of an article that the reader removed, in whatever tab, unless it was wanted again meanwhile. */
export async function dropRemoved(id: string): Promise<void> {
  const row = libraryRows().get(id)
  if (row && row.state !== 'removed') return
  await changeRow(id, (now) => (now?.state === 'removed' ? { ...nothing(id), state: 'removed' } : now))
  await dropUnused([...(row ? [row.file, ...row.images] : []), ...(await storedEditions(id))])
  await dropSnapshots(id)
}

/** Lets go what the rule kept: the article, or only its images. What the reader saved meanwhile, in any tab, stays. */
export async function letGo(id: string, what: 'article' | 'images'): Promise<void> {
  const row = libraryRows().get(id)
  const text = row && what === 'images' ? await storedFile(row.file) : undefined
  if (!row || (what === 'images' && text === undefined)) return
  await changeRow(id, (now) => {
    if (now?.by !== 'rule') return now
    return text === undefined ? undefined : { ...now, images: [], textOnly: true, bytes: text.length }
  })
  // Drops only what no row names any more.
  await dropUnused([row.file, ...row.images])
}

/** Whether each file of a row lies here and is what it was named for. What is not is thrown away. */
export async function isWhole(row: LibraryRow): Promise<boolean> {
  let isSoFar = true
  for (const name of [row.file, ...row.images]) {
    const bytes = await storedFile(name)
    if (bytes !== undefined && (await isIntact(name, bytes))) continue
    isSoFar = false
    await loseFile(name)
  }
  return isSoFar
}

/** A row for what the reader wants; as it is, where it is theirs already. */
export function asWanted(now: LibraryRow | undefined, id: string): LibraryRow {
  if (now?.state === 'kept') return now.by === 'reader' ? now : { ...now, by: 'reader' }
  return now?.state === 'wanted' ? now : { ...nothing(id), state: 'wanted' }
}

async function tryToKeep({ id, file, images }: Keepable, by: LibraryRow['by'], withImages: boolean): Promise<Outcome> {
  const names = withImages ? [file, ...images] : [file]
  const release = holdInHand(names)
  const stored: string[] = []
  let bytes = 0
  for (const name of names) {
    const size = await keepFile(name, stored)
    if (typeof size !== 'number') {
      release()
      // Half an article is of no use, and takes room; without a network it makes the next try shorter.
      if (size !== 'offline') await dropUnused(stored)
      return size
    }
    bytes += size
  }

  let before: LibraryRow | undefined
  const written = await changeRow(id, (now) => {
    before = now
    // Meanwhile the reader decided, perhaps in another tab: the rule has no say any more.
    if (by === 'rule' && (now?.by === 'reader' || now?.state === 'removed')) return now
    const isTextOnly = !withImages && images.length > 0
    return { id, state: 'kept', by, file, images: names.slice(1), bytes, ...(isTextOnly && { textOnly: true }) }
  })
  release()
  // By what is known to lie here: with ten thousand articles, to ask for the names of all files takes longer than to keep one.
  const editions = [...filesHere()].filter((name) => name.startsWith(`${id}.`) && name.endsWith('.json'))
  await dropUnused([...names, ...(before?.images ?? []), ...editions])
  if (written !== 'done') return written
  for (const name of names) filesHere().add(name)
  showRows([...libraryRows().values()])
  return 'kept'
}

/** Keeps files from being dropped until the row that needs them is written. */
function holdInHand(names: readonly string[]): () => void {
  const count = (name: string, change: number) => {
    const next = (inHand.get(name) ?? 0) + change
    if (next > 0) inHand.set(name, next)
    else inHand.delete(name)
  }
  for (const name of names) count(name, 1)
  return () => {
    for (const name of names) count(name, -1)
  }
}

/**
 * One file: its size in bytes when it is stored whole.
 *
 * @param stored gets the name where the file was not here before
 */
function keepFile(name: string, stored: string[]): Promise<number | Outcome> {
  const asked = coming.get(name) ?? fetchAndStore(name, stored).finally(() => coming.delete(name))
  coming.set(name, asked)
  return asked
}

async function fetchAndStore(name: string, stored: string[]): Promise<number | Outcome> {
  const here = await storedFile(name)
  if (here && (await isIntact(name, here))) {
    filesHere().add(name)
    return isReadable(name, here) ? here.length : 'damaged'
  }

  // Else the worker would answer with it.
  if (here) await loseFile(name)
  let fetched = await fetchFile(name, PATIENCE)
  // What lies on the way, in the browser's own cache, can be damaged too.
  if (fetched.ok && !(await isIntact(name, fetched.bytes))) fetched = await fetchFile(name, PATIENCE, 'reload')
  // A page where a file was expected is a network's that wants a login: as good as none.
  if (!fetched.ok) return fetched.problem === 'missing' ? 'damaged' : 'offline'
  if (!(await isIntact(name, fetched.bytes)) || !isReadable(name, fetched.bytes)) return 'damaged'
  try {
    await storeFile(name, fetched)
  } catch (error) {
    return failureOf(error)
  }
  const back = await storedFile(name)
  if (!back || !(await isIntact(name, back))) return 'full'
  stored.push(name)
  filesHere().add(name)
  return back.length
}

/** Whether a file that is intact can be shown by this version; images are left to the browser. */
function isReadable(name: string, bytes: Uint8Array<ArrayBuffer>): boolean {
  return !name.endsWith('.json') || admitArticle(parsed(bytes)).ok
}

/** Drops those of the files that no row needs: two articles of a pair can share an image. */
async function dropUnused(names: readonly string[]): Promise<void> {
  // Another tab may have kept an article a moment ago.
  const now = (await readRows('library', isRow)) ?? [...libraryRows().values()]
  const used = new Set(now.flatMap(({ file, images }) => [file, ...images]))
  for (const name of names) {
    if (name === '' || used.has(name) || inHand.has(name)) continue
    await dropFile(name)
    filesHere().delete(name)
  }
}

/** Changes a row as it is now (`changeRows`). */
function changeRow(
  id: string,
  change: (now: LibraryRow | undefined) => LibraryRow | undefined,
): Promise<'done' | 'full' | 'forbidden'> {
  return changeRows([id], change)
}

/**
 * Changes rows as they are now, whichever tab wrote them last, in one step. `change` gives the row to be written,
 * `undefined` for none, or the very row it was given where there is nothing to change.
 */
async function changeRows(
  ids: readonly string[],
  change: (now: LibraryRow | undefined, id: string) => LibraryRow | undefined,
): Promise<'done' | 'full' | 'forbidden'> {
  const database = await openDatabase()
  if (!database) return 'forbidden'
  const results = new Map<string, LibraryRow | undefined>()
  let isChanged = false
  try {
    const transaction = database.transaction('library', 'readwrite')
    // Heard below; a request that fails is enough.
    transaction.done.catch(() => undefined)
    for (const id of ids) {
      const found: unknown = await transaction.store.get(id)
      const now = isRow(found) ? found : undefined
      const next = change(now, id)
      if (next === undefined) await transaction.store.delete(id)
      else if (next !== now) await transaction.store.put(next)
      isChanged ||= next !== now
      results.set(id, next)
    }
    await transaction.done
  } catch (error) {
    return failureOf(error)
  }
  const others = [...libraryRows().values()].filter(({ id }) => !results.has(id))
  showRows([...others, ...[...results.values()].filter((row) => row !== undefined)])
  if (isChanged) tellOthers()
  return 'done'
}

/** Why something could not be stored. What browsers throw when there is no room has several names. */
function failureOf(error: unknown): 'full' | 'forbidden' {
  return error instanceof DOMException && !/^(Security|InvalidState|NotAllowed)Error$/.test(error.name)
    ? 'full'
    : 'forbidden'
}

function nothing(id: string): Omit<LibraryRow, 'state'> {
  return { id, by: 'reader', file: '', images: [], bytes: 0 }
}

function markBusy(id: string, isBusy: boolean): void {
  const busy = new Set(library.get().busy)
  if (isBusy) busy.add(id)
  else busy.delete(id)
  report({ busy })
}

function forgetUndoable(id: string): void {
  const undoable = new Map(library.get().undoable)
  undoable.delete(id)
  report({ undoable })
}

function withFailure(id: string, outcome: Outcome): LibraryState['failed'] {
  const failed = new Map(library.get().failed)
  if (outcome === 'kept' || outcome === 'offline') failed.delete(id)
  else failed.set(id, outcome)
  return failed
}
