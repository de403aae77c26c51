import type { Place } from '#core/article/place.ts'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { createStore } from './store.ts'

/** What the reader has on this device of one article, or chose not to have. */
export interface LibraryRow {
  id: string
  /**
   * `wanted` remembers what the reader asked to save until it could be; `removed` remembers a reader's no, so that no
   * rule brings the article back.
   */
  state: 'kept' | 'wanted' | 'removed'
  /** Who wanted it: the reader, or the rule that published articles are kept. */
  by: 'reader' | 'rule'
  /** The article's file and images as they were kept, by their published names; '' where nothing was. */
  file: string
  images: string[]
  /** Its images were left out, as the reader's rule says. Rows of earlier versions have all of them. */
  textOnly?: boolean
  /** The size of all of them, in bytes. */
  bytes: number
}

/** A row that this version cannot read: damaged, or written by a version to come. A later one may know what to do. */
export interface RowAside {
  store: DataStore
  row: unknown
}

interface Tables extends DBSchema {
  places: { key: string; value: Place }
  library: { key: string; value: LibraryRow }
  aside: { key: string; value: RowAside }
}

type DataStore = 'places' | 'library'

export type Database = IDBPDatabase<Tables>

/** Whether another tab, with an older version of the app, keeps this one from opening the reader's data. */
export const isHeldUp = createStore(false)

const NAME = 'waraq'
/**
 * From each version of the database to the next. A step only adds. A store that has to change is added under another
 * name and filled from the old one, which stays: so a version of the app that went before finds its data after a
 * rollback, and a step that fails has harmed nothing, for the browser then takes the whole upgrade back.
 */
const STEPS: ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('places', { keyPath: 'article' })
    database.createObjectStore('library', { keyPath: 'id' })
  },
  (database) => {
    database.createObjectStore('aside')
  },
]
/** Another tab can hold the database up and not a word is said (offline, failure 51): milliseconds to wait for it. */
const PATIENCE = 3000

let opening: Promise<Database | undefined> | undefined

/**
 * The reader's database, or `undefined` where storage is forbidden, broken, or held up by another tab for more than
 * three seconds; the next call tries again. Articles themselves are not in it: reading must not depend on it. Never
 * rejects.
 */
export function openDatabase(): Promise<Database | undefined> {
  opening ??= inTime(open(STEPS.length)).then((database) => {
    if (database === undefined) opening = undefined
    return database
  })
  return opening
}

/**
 * The rows of a store that are what they should be, or `undefined` without a database. A copy of any other is put aside,
 * where nothing is ever written over it.
 */
export async function readRows<Name extends DataStore>(
  name: Name,
  isRow: (row: unknown) => row is Tables[Name]['value'],
): Promise<Tables[Name]['value'][] | undefined> {
  try {
    const database = await openDatabase()
    const stored = await database?.getAll(name)
    for (const row of stored ?? []) {
      if (database && !isRow(row)) await putAside(database, name, row)
    }
    return stored?.filter(isRow)
  } catch {
    return undefined
  }
}

async function putAside(database: Database, store: DataStore, row: unknown): Promise<void> {
  try {
    await database.put('aside', { store, row }, `${store} ${JSON.stringify(row)}`)
  } catch {
    // A full disk. The row is still where it was, and is put aside another time.
  }
}

/** Without a version: whatever is found. */
async function open(version: number | undefined): Promise<Database | undefined> {
  try {
    const database = await openDB<Tables>(NAME, version, {
      upgrade(upgrading, before, _after, transaction) {
        // When it fails the opening does, and that is enough to hear of.
        void transaction.done.catch(() => undefined)
        for (const step of STEPS.slice(before)) step(upgrading)
      },
      blocked() {
        isHeldUp.set(true)
      },
      // A newer version of the app, in another tab, wants to add a store: step aside, and open again when asked.
      blocking() {
        opening = undefined
        database.close()
      },
      terminated() {
        opening = undefined
      },
    })
    isHeldUp.set(false)
    return database
  } catch (error) {
    // After a rollback the database is newer than this code, and its stores are more than ours.
    const isNewer = error instanceof DOMException && error.name === 'VersionError' && version !== undefined
    return isNewer ? open(undefined) : undefined
  }
}

/** Whether the database that lies here still waits for a step to this version. */
async function isOlder(): Promise<boolean> {
  try {
    const found = (await indexedDB.databases()).find(({ name }) => name === NAME)
    return found?.version !== undefined && found.version < STEPS.length
  } catch {
    return false // Not in every browser.
  }
}

/** What comes too late is closed: the next call opens its own. */
function inTime(attempt: Promise<Database | undefined>): Promise<Database | undefined> {
  return new Promise((resolve) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      resolve(undefined)
      // Chromium says `blocked` to the first page that is, and nothing to those that come after it.
      void isOlder().then((older) => isLate && older && isHeldUp.set(true))
    }, PATIENCE)
    void attempt.then((database) => {
      clearTimeout(timer)
      if (isLate) database?.close()
      isLate = false
      resolve(database)
    })
  })
}
