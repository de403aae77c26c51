import { writeBackup, type ReadersData } from '#core/backup.ts'
import { openDatabase, type LibraryRow } from './database.ts'
import { asWanted } from './keepArticles.ts'
import { libraryChanged, libraryRows, loadLibrary, readLibrary } from './library.ts'
import { places, storedPlaces } from './places.ts'
import { changePreferences, preferences } from './preferences.ts'

/** What is the reader's own on this device now, whichever tab kept it. */
export async function readersData(): Promise<ReadersData> {
  await loadLibrary()
  await readLibrary()
  // What this tab could not store is still the reader's.
  const kept = new Map([...places.get(), ...(await storedPlaces()).map((place) => [place.article, place] as const)])
  return { places: [...kept.values()], preferences: preferences.get(), saved: savedIn(libraryRows()) }
}

/** Hands the reader a backup as a file. Nothing leaves the device. */
export async function saveBackup(): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const text = writeBackup(await readersData(), day)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `waraq-${day}.json`
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/**
 * Puts what a restore results in on the device: all of it or, where there is no room or storage is forbidden, nothing.
 * Articles that the reader saved no more are the rule's then; those that are to be saved come by the keeping.
 *
 * @param next what the reader will have (`restored`)
 * @returns whether it was done
 */
export async function restoreData(next: ReadersData): Promise<boolean> {
  const database = await openDatabase()
  if (!database) return false
  await readLibrary()
  const transaction = database.transaction(['places', 'library'], 'readwrite')
  // Heard below; a request that fails is enough.
  transaction.done.catch(() => undefined)
  try {
    const [placesStore, libraryStore] = [transaction.objectStore('places'), transaction.objectStore('library')]
    await placesStore.clear()
    for (const place of next.places) await placesStore.put(place)
    for (const [id, row] of rowsWith(next.saved, libraryRows())) {
      await (row ? libraryStore.put(row) : libraryStore.delete(id))
    }
    await transaction.done
  } catch {
    abandon(transaction)
    return false
  }
  places.set(new Map(next.places.map((place) => [place.article, place])))
  changePreferences(next.preferences)
  await libraryChanged()
  return true
}

/** Takes back what a transaction has done so far. */
function abandon(transaction: { abort: () => void }): void {
  try {
    transaction.abort()
  } catch {
    // The browser has done so itself.
  }
}

/** Ids of the articles that the reader saved or is about to. */
function savedIn(rows: ReadonlyMap<string, LibraryRow>): string[] {
  return [...rows.values()].flatMap(({ id, state, by }) => (state !== 'removed' && by === 'reader' ? id : []))
}

/** The rows that change, by id, so that the reader has saved these articles and no others; `undefined` for what goes. */
function rowsWith(
  saved: readonly string[],
  rows: ReadonlyMap<string, LibraryRow>,
): Map<string, LibraryRow | undefined> {
  const changed = new Map<string, LibraryRow | undefined>(saved.map((id) => [id, asWanted(rows.get(id), id)]))
  for (const id of savedIn(rows)) {
    const row = rows.get(id)
    if (!changed.has(id)) changed.set(id, row?.state === 'kept' ? { ...row, by: 'rule' } : undefined)
  }
  return changed
}
