import { deleteDB, openDB, type IDBPDatabase } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { LibraryRow } from './database.ts'

let { openDatabase, readRows, isHeldUp }: typeof import('./database.ts') = await import('./database.ts')

beforeEach(async () => {
  vi.resetModules()
  ;({ openDatabase, readRows, isHeldUp } = await import('./database.ts'))
  return async () => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
    ;(await openDatabase())?.close()
    await deleteDB('waraq')
  }
})

const row: LibraryRow = {
  id: 'maqala',
  state: 'kept',
  by: 'reader',
  file: 'maqala.0123456789.json',
  images: [],
  bytes: 9,
}

describe('openDatabase', () => {
  test('keeps what is put into it', async () => {
    await (await openDatabase())?.put('library', row)
    expect(await (await openDatabase())?.get('library', 'maqala')).toEqual(row)
  })

  test('opens once for all who ask', async () => {
    expect(await openDatabase()).toBe(await openDatabase())
  })

  test('is not there where storage is forbidden, and does not throw', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
    expect(await openDatabase()).toBeUndefined()
  })

  test('opens what a newer version of the app left behind', async () => {
    const newer = await openDB('waraq', 7, {
      upgrade(database) {
        database.createObjectStore('places', { keyPath: 'article' })
        database.createObjectStore('library', { keyPath: 'id' })
        database.createObjectStore('marks', { keyPath: 'id' })
      },
    })
    newer.close()
    await (await openDatabase())?.put('library', row)
    expect(await (await openDatabase())?.get('library', 'maqala')).toEqual(row)
  })

  test('makes room for a newer version in another tab, and comes back', async () => {
    await (await openDatabase())?.put('library', row)
    const newer = await openDB('waraq', 7)
    newer.close()
    expect(await (await openDatabase())?.get('library', 'maqala')).toEqual(row)
  })

  test('gives up after three seconds when it is held up', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() })
    const opened = openDatabase()
    await vi.advanceTimersByTimeAsync(3000)
    expect(await opened).toBeUndefined()
  })

  test('takes up what the first version of the app kept', async () => {
    const older = await openFirstVersion()
    await older.put('library', row)
    older.close()
    const database = await openDatabase()
    expect(await database?.get('library', 'maqala')).toEqual(row)
    expect(database?.objectStoreNames.contains('aside')).toBe(true)
  })

  test('leaves everything as it was when an upgrade fails', async () => {
    const older = await openFirstVersion()
    await older.put('library', row)
    older.close()
    const createObjectStore = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError')
    })
    expect(await openDatabase()).toBeUndefined()
    createObjectStore.mockRestore()
    expect(await (await openDatabase())?.get('library', 'maqala')).toEqual(row)
  })

  test('waits while an older version in another tab holds it up, says so, and goes on when that is closed', async () => {
    const other = await openFirstVersion()
    await other.put('library', row)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const opened = openDatabase()
    await vi.waitUntil(() => isHeldUp.get())
    await vi.advanceTimersByTimeAsync(3000)
    expect(await opened).toBeUndefined()
    vi.useRealTimers()

    other.close()
    await vi.waitUntil(() => !isHeldUp.get())
    expect(await (await openDatabase())?.get('library', 'maqala')).toEqual(row)
  })
})

describe('readRows', () => {
  const isRow = (value: unknown): value is LibraryRow =>
    typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'number'

  test('passes over what is damaged, and puts a copy of it aside', async () => {
    const database = await openDatabase()
    const damaged = { id: 'mahdum', state: 'kept', bytes: 'كثير' }
    await database?.put('library', row)
    await database?.put('library', damaged as never)
    expect(await readRows('library', isRow)).toEqual([row])

    // A sound row in its place does not take the copy away.
    await readRows('library', isRow)
    await database?.put('library', { ...row, id: 'mahdum' })
    expect(await readRows('library', isRow)).toHaveLength(2)
    expect(await database?.getAll('aside')).toEqual([{ store: 'library', row: damaged }])
  })

  test('gives what is sound also where nothing can be put aside', async () => {
    const newer = await openDB('waraq', 7, {
      upgrade(database) {
        database.createObjectStore('places', { keyPath: 'article' })
        database.createObjectStore('library', { keyPath: 'id' })
      },
    })
    await newer.put('library', row)
    await newer.put('library', { id: 'mahdum' })
    newer.close()
    expect(await readRows('library', isRow)).toEqual([row])
  })

  test('has nothing to give without a database', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
    expect(await readRows('library', isRow)).toBeUndefined()
  })
})

/** The database as version 1 of it was. This connection does not step aside for a newer one. */
function openFirstVersion(): Promise<IDBPDatabase> {
  return openDB('waraq', 1, {
    upgrade(database) {
      database.createObjectStore('places', { keyPath: 'article' })
      database.createObjectStore('library', { keyPath: 'id' })
    },
  })
}
