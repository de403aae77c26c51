import { deleteDB, openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { LibraryRow } from './database.ts'

let openDatabase: (typeof import('./database.ts'))['openDatabase']

beforeEach(async () => {
  vi.resetModules()
  ;({ openDatabase } = await import('./database.ts'))
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
    const newer = await openDB('waraq', 2)
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
})
