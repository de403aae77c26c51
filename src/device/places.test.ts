import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Place } from '#core/article/place.ts'

const place: Place = {
  article: 'maqala',
  block: 'b7',
  offset: 12,
  gap: -8,
  quote: 'ثم سكت ولم يقل شيئًا',
  version: 'maqala.0123abcd.json',
  progress: 0.4,
  at: 1_700_000_000_000,
}

/** The app as it starts: with an empty memory, on the device as the last visit left it. */
async function start() {
  vi.resetModules()
  const [places, database] = await Promise.all([import('./places.ts'), import('./database.ts')])
  return { ...places, ...database }
}

beforeEach(async () => {
  const database = await (await start()).openDatabase()
  await database?.clear('places')
  database?.close()
})

describe('the places', () => {
  test('are none on the first visit', async () => {
    const { loadPlaces, places } = await start()
    await loadPlaces()
    expect(places.get()).toEqual(new Map())
  })

  test('are there again on the next visit', async () => {
    const before = await start()
    await before.keepPlace(place)
    const { loadPlaces, places } = await start()
    await loadPlaces()
    expect(places.get().get('maqala')).toEqual(place)
  })

  test('are one for each article, the latest', async () => {
    const before = await start()
    await before.keepPlace(place)
    await before.keepPlace({ ...place, article: 'essay' })
    await before.keepPlace({ ...place, block: 'b9' })
    const { loadPlaces, places } = await start()
    await loadPlaces()
    expect(new Map([...places.get()].map(([id, { block }]) => [id, block]))).toEqual(
      new Map([
        ['essay', 'b7'],
        ['maqala', 'b9'],
      ]),
    )
  })

  test('are known in this tab at once, and followed', async () => {
    const { keepPlace, places } = await start()
    const heard = vi.fn<() => void>()
    places.subscribe(heard)
    const kept = keepPlace(place)
    expect(places.get().get('maqala')).toEqual(place)
    expect(heard).toHaveBeenCalledOnce()
    await kept
  })

  test('of this visit are newer than what the device held', async () => {
    await (await start()).keepPlace(place)
    const { keepPlace, loadPlaces, places } = await start()
    const loading = loadPlaces()
    void keepPlace({ ...place, block: 'b20' })
    await loading
    expect(places.get().get('maqala')?.block).toBe('b20')
  })

  test('last as long as the page where storage is forbidden', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    const { keepPlace, loadPlaces, places } = await start()
    await loadPlaces()
    await keepPlace(place)
    expect(places.get().get('maqala')).toEqual(place)
  })

  test('are kept again when the device has room again, and it is known whether they are', async () => {
    const { isPlaceLost, keepPlace, storedPlaces } = await start()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await keepPlace(place)
    expect(isPlaceLost.get()).toBe(true)
    expect(await storedPlaces()).toEqual([])
    put.mockRestore()
    await keepPlace({ ...place, block: 'b9' })
    expect(isPlaceLost.get()).toBe(false)
    expect(await storedPlaces()).toMatchObject([{ block: 'b9' }])
  })
})
