import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readBackup } from '#core/backup.ts'
import { startingPreferences } from '#core/preferences.ts'
import { article, placeIn } from '../../tests/support/builders.ts'
import { fakeCaches } from '../../tests/support/fakeCaches.ts'
import { fakeHost, type FakeHost } from '../../tests/support/fakeHost.ts'
import { present } from '../../tests/support/present.ts'

const maqala = article()
const bayan = article({ id: 'bayan', title: 'البيان والتبيين اليوم' })
let host: FakeHost
let device: Awaited<ReturnType<typeof openTab>>

async function openTab() {
  vi.resetModules()
  const [backup, library, keepArticles, places, preferences, { openDatabase }] = await Promise.all([
    import('./backup.ts'),
    import('./library.ts'),
    import('./keepArticles.ts'),
    import('./places.ts'),
    import('./preferences.ts'),
    import('./database.ts'),
  ])
  await Promise.all([library.loadLibrary(), places.loadPlaces()])
  preferences.loadPreferences()
  return { ...backup, ...library, ...keepArticles, ...places, ...preferences, openDatabase }
}

beforeEach(async () => {
  vi.stubGlobal('caches', fakeCaches())
  localStorage.clear()
  host = fakeHost([maqala, bayan])
  device = await openTab()
  const database = present(await device.openDatabase())
  await Promise.all([database.clear('library'), database.clear('places')])
  device = await openTab()
  return () => vi.unstubAllGlobals()
})

const keep = (id: string, by: 'reader' | 'rule') =>
  device.keepArticle(present(host.entries.find((entry) => entry.id === id)), by)

describe('saveBackup', () => {
  test('hands over a file with what is the reader’s, and only that', async () => {
    await device.keepPlace(placeIn(maqala))
    device.changePreferences({ paper: 'sepia' })
    await keep('maqala', 'reader')
    await keep('bayan', 'rule')
    const made = vi.spyOn(URL, 'createObjectURL')
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    await device.saveBackup()
    expect(clicked).toHaveBeenCalledOnce()
    const [file] = present(made.mock.calls[0])
    const read = readBackup(await new Response(file as Blob).text())
    expect(read.ok && read.data).toEqual({
      places: [placeIn(maqala)],
      preferences: { ...startingPreferences, paper: 'sepia' },
      saved: ['maqala'],
    })
  })
})

describe('restoreData', () => {
  const next = {
    places: [placeIn(bayan, { progress: 0.7 })],
    preferences: { ...startingPreferences, hijri: true },
    saved: ['bayan', 'later'],
  }

  test('makes it what the reader has, on this visit and the next', async () => {
    await device.keepPlace(placeIn(maqala))
    await keep('maqala', 'reader')
    await keep('bayan', 'rule')
    await device.wantArticles(['wish'])
    expect(await device.restoreData(next)).toBe(true)
    for (const tab of [device, await openTab()]) {
      expect([...tab.places.get().keys()]).toEqual(['bayan'])
      expect(tab.preferences.get().hijri).toBe(true)
      expect([...tab.library.get().kept.values()].map(({ id, by }) => `${id} by ${by}`).toSorted()).toEqual([
        'bayan by reader',
        'maqala by rule',
      ])
      expect([...tab.library.get().wanted]).toEqual(['later'])
      expect(await tab.readersData()).toEqual(next)
    }
  })

  test('changes nothing where it cannot be stored', async () => {
    await device.keepPlace(placeIn(maqala))
    const before = await device.readersData()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    expect(await device.restoreData(next)).toBe(false)
    vi.restoreAllMocks()
    expect(await device.readersData()).toEqual(before)
    expect(await (await openTab()).readersData()).toEqual(before)
  })
})
