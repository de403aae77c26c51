import type { Place } from '#core/article/place.ts'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** What the reader has on this device of one article, or chose not to have. */
export interface LibraryRow {
  id: string
  /** `removed` remembers a reader's no, so that no rule brings the article back. */
  state: 'kept' | 'removed'
  /** Who wanted it: the reader, or the rule that published articles are kept. */
  by: 'reader' | 'rule'
  /** The article's file and images as they were kept, by their published names. */
  file: string
  images: string[]
  /** The size of all of them, in bytes. */
  bytes: number
}

interface Tables extends DBSchema {
  places: { key: string; value: Place }
  library: { key: string; value: LibraryRow }
}

export type Database = IDBPDatabase<Tables>

const NAME = 'waraq'
/** Goes up by one with each new store. Stores are only ever added, so that an older version of the app can go on. */
const VERSION = 1
/** Another tab can hold the database up and not a word is said (offline, failure 51): milliseconds to wait for it. */
const PATIENCE = 3000

let opening: Promise<Database | undefined> | undefined

/**
 * The reader's database, or `undefined` where storage is forbidden, broken, or held up by another tab for more than
 * three seconds; the next call tries again. Articles themselves are not in it: reading must not depend on it. Never
 * rejects.
 */
export function openDatabase(): Promise<Database | undefined> {
  opening ??= inTime(open(VERSION)).then((database) => {
    if (database === undefined) opening = undefined
    return database
  })
  return opening
}

/** Without a version: whatever is found. */
async function open(version: number | undefined): Promise<Database | undefined> {
  try {
    const database = await openDB<Tables>(NAME, version, {
      upgrade(upgrading, before) {
        if (before < 1) {
          upgrading.createObjectStore('places', { keyPath: 'article' })
          upgrading.createObjectStore('library', { keyPath: 'id' })
        }
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
    return database
  } catch (error) {
    // After a rollback the database is newer than this code, and its stores are more than ours.
    const isNewer = error instanceof DOMException && error.name === 'VersionError' && version !== undefined
    return isNewer ? open(undefined) : undefined
  }
}

/** What comes too late is closed: the next call opens its own. */
function inTime(attempt: Promise<Database | undefined>): Promise<Database | undefined> {
  return new Promise((resolve) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      resolve(undefined)
    }, PATIENCE)
    void attempt.then((database) => {
      clearTimeout(timer)
      if (isLate) database?.close()
      resolve(database)
    })
  })
}
