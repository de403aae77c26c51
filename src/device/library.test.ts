import { waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { article, figure } from '../../tests/support/builders.ts'
import { fakeCaches, forbiddenCaches } from '../../tests/support/fakeCaches.ts'
import { fakeHost, hashOf, type FakeHost } from '../../tests/support/fakeHost.ts'
import { caches as cacheNames } from '#core/paths.ts'
import { dropFile, storedFile } from './publishedFiles.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const image = `images/map.${hashOf(drawing)}.svg`
const plain = article({ id: 'plain', title: 'حكاية بلا صور' })
const pictured = article({ id: 'pictured', title: 'طريق الورق', blocks: [figure(image, 'خريطة')] })
const twin = article({ id: 'twin', title: 'The road of paper', blocks: [figure(image, 'A map')] })

let host: FakeHost
let device: typeof import('./library.ts') & typeof import('./keepArticles.ts')

beforeEach(async () => {
  vi.stubGlobal('caches', fakeCaches())
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run))
  host = fakeHost([plain, pictured, twin], { [image]: drawing })
  await openAnew()
  for (const { id } of host.entries) await device.removeArticle(id)
  await clearRows()
  await openAnew()
  return () => vi.unstubAllGlobals()
})

/** As when the reader comes back: the device keeps what it has, the page knows nothing. */
async function openAnew() {
  vi.resetModules()
  device = { ...(await import('./library.ts')), ...(await import('./keepArticles.ts')) }
  await device.loadLibrary()
}

async function clearRows() {
  const { openDatabase } = await import('./database.ts')
  await (await openDatabase())?.clear('library')
}

const entry = (id: string) => host.entries.find((each) => each.id === id)!
const kept = () => [...device.library.get().kept.values()].map(({ id, by }) => `${id} by ${by}`).toSorted()
const failed = () => [...device.library.get().failed].map(([id, why]) => `${id}: ${why}`)

describe('keepArticle', () => {
  test('keeps an article with its images, and remembers it', async () => {
    expect(await device.keepArticle(entry('pictured'), 'reader')).toBe('kept')
    expect(await storedFile(image)).toEqual(new TextEncoder().encode(drawing))
    await openAnew()
    expect(kept()).toEqual(['pictured by reader'])
    expect(device.library.get().kept.get('pictured')?.bytes).toBe(bytesOf(JSON.stringify(pictured)) + bytesOf(drawing))
  })

  test.each<[what: string, arrange: () => void, outcome: string]>([
    ['its image is missing', () => host.answer(image, () => new Response('', { status: 404 })), 'damaged'],
    ['its image is another one', () => host.answer(image, () => new Response('<svg/>')), 'damaged'],
    ['its file is cut off', () => host.answer(entry('pictured').file, () => new Response('{"ti')), 'damaged'],
    ['storage is forbidden', () => vi.stubGlobal('caches', forbiddenCaches()), 'forbidden'],
    ['the disk is full', () => vi.stubGlobal('caches', fakeCaches(100)), 'full'],
  ])('keeps nothing and says so when %s', async (_, arrange, outcome) => {
    arrange()
    expect(await device.keepArticle(entry('pictured'), 'reader')).toBe(outcome)
    expect(kept()).toEqual([])
    expect(failed()).toEqual([`pictured: ${outcome}`])
    expect([...device.library.get().busy]).toEqual([])
    expect(device.library.get().trouble).toBe(outcome === 'damaged' ? undefined : outcome)
  })

  test.each([
    ['there is no network', () => host.goDown()],
    [
      'a login page comes in its place',
      () => host.answer(image, () => new Response('', { headers: { 'Content-Type': 'text/html' } })),
    ],
  ])('remembers the wish when %s', async (_, arrange) => {
    arrange()
    expect(await device.keepArticle(entry('pictured'), 'reader')).toBe('offline')
    expect(failed()).toEqual([])
    await openAnew()
    expect(kept()).toEqual([])
    expect([...device.library.get().wanted]).toEqual(['pictured'])
  })

  test('leaves nothing half stored where the disk is full, and all that was stored', async () => {
    vi.stubGlobal('caches', fakeCaches(bytesOf(JSON.stringify(plain)) + bytesOf(JSON.stringify(pictured)) + 10))
    await device.keepArticle(entry('plain'), 'reader')
    expect(await device.keepArticle(entry('pictured'), 'reader')).toBe('full')
    expect(await storedFile(entry('pictured').file)).toBeUndefined()
    await openAnew()
    expect(kept()).toEqual(['plain by reader'])
  })

  test('keeps the old edition where there is no room for the new one', async () => {
    vi.stubGlobal('caches', fakeCaches(bytesOf(JSON.stringify(plain)) + 10))
    await device.keepArticle(entry('plain'), 'reader')
    const old = entry('plain').file
    host = fakeHost([article({ ...plain, title: 'طبعة ثانية' })])
    expect(await device.keepArticle(entry('plain'), 'reader')).toBe('full')
    expect(device.library.get().kept.get('plain')?.file).toBe(old)
    expect(await storedFile(old)).toBeDefined()
  })

  test('can keep the text without its images, and says so', async () => {
    expect(await device.keepArticle(entry('pictured'), 'rule', false)).toBe('kept')
    expect(device.library.get().kept.get('pictured')?.textOnly).toBe(true)
    expect(await storedFile(image)).toBeUndefined()
    await device.keepArticle(entry('pictured'), 'reader')
    expect(device.library.get().kept.get('pictured')?.textOnly).toBeUndefined()
    expect(await storedFile(image)).toBeDefined()
  })

  test('succeeds after it failed, and forgets the failure', async () => {
    host.answer(entry('plain').file, () => new Response('{"ti'))
    await device.keepArticle(entry('plain'), 'reader')
    host.answer(entry('plain').file, undefined)
    expect(await device.keepArticle(entry('plain'), 'reader')).toBe('kept')
    expect(failed()).toEqual([])
  })

  test('does not fetch what is here already', async () => {
    await device.keepArticle(entry('pictured'), 'rule')
    host.asked.length = 0
    await device.keepArticle(entry('twin'), 'rule')
    expect(host.asked).toEqual([entry('twin').file])
  })

  test('remembers that it was the reader who wanted it', async () => {
    await device.keepArticle(entry('plain'), 'reader')
    await device.keepArticle(entry('plain'), 'rule')
    expect(kept()).toEqual(['plain by reader'])
  })
})

describe('removeArticle', () => {
  test('removes the article, but no image that another one shows', async () => {
    await device.keepArticle(entry('pictured'), 'reader')
    await device.keepArticle(entry('twin'), 'reader')
    await device.removeArticle('pictured')
    expect(kept()).toEqual(['twin by reader'])
    expect(await storedFile(entry('pictured').file)).toBeUndefined()
    expect(await storedFile(image)).toBeDefined()
    await device.removeArticle('twin')
    expect(await storedFile(image)).toBeUndefined()
  })
})

describe('a removal', () => {
  test('can be undone without a network', async () => {
    await device.keepArticle(entry('pictured'), 'rule')
    await device.removeArticle('pictured', true)
    expect(kept()).toEqual([])
    expect([...device.library.get().undoable]).toEqual([['pictured', 'rule']])
    host.goDown()
    await device.undoRemoval('pictured')
    expect(kept()).toEqual(['pictured by rule'])
    expect(await storedFile(image)).toBeDefined()
  })

  test('holds when it can be undone no more, and the files go', async () => {
    await device.keepArticle(entry('pictured'), 'reader')
    await device.removeArticle('pictured', true)
    await device.forgetRemoved()
    expect(await storedFile(entry('pictured').file)).toBeUndefined()
    expect(await storedFile(image)).toBeUndefined()
    await openAnew()
    expect(device.libraryRows().get('pictured')?.state).toBe('removed')
  })

  test('is not undone by a rule that was fetching meanwhile in another tab', async () => {
    let send = () => {}
    const sent = new Promise<void>((resolve) => (send = resolve))
    host.answer(image, () => sent.then(() => new Response(drawing)))
    await device.keepArticle(entry('pictured'), 'rule', false)
    const keeping = device.keepArticle(entry('pictured'), 'rule')
    const tab = device
    await openAnew()
    await device.removeArticle('pictured', true)
    send()
    await keeping
    await openAnew()
    expect(kept()).toEqual([])
    expect(await storedFile(image)).toBeUndefined()
    expect(tab.libraryRows().get('pictured')?.state).toBe('removed')
  })
})

describe('the library', () => {
  test('forgets with an article what its screen looked like', async () => {
    const snapshots = await caches.open(cacheNames.snapshots)
    for (const path of ['/ar/read/pictured', '/en/read/pictured', '/ar/read/plain']) {
      await snapshots.put(path, new Response('{}'))
    }
    await device.keepArticle(entry('pictured'), 'reader')
    await device.removeArticle('pictured')
    const left = (await snapshots.keys()).map(({ url }) => new URL(url, location.href).pathname)
    expect(left).toEqual(['/ar/read/plain'])
  })

  test('does not say that something is kept whose files the browser removed', async () => {
    await device.keepArticle(entry('plain'), 'reader')
    await device.keepArticle(entry('pictured'), 'reader')
    await dropFile(image)
    await openAnew()
    expect(kept()).toEqual(['plain by reader'])
    expect([...device.library.get().wanted]).toEqual(['pictured'])
  })

  test('hears of what another tab keeps', async () => {
    const tab = device
    await openAnew()
    await tab.keepArticle(entry('plain'), 'reader')
    await waitFor(() => expect(kept()).toEqual(['plain by reader']))
  })

  test('has the articles of both tabs when both keep at once', async () => {
    const tab = device
    await openAnew()
    await Promise.all([tab.keepArticle(entry('pictured'), 'reader'), device.keepArticle(entry('plain'), 'reader')])
    await openAnew()
    expect(kept()).toEqual(['pictured by reader', 'plain by reader'])
  })

  test('passes over a damaged record', async () => {
    await device.keepArticle(entry('plain'), 'reader')
    const { openDatabase } = await import('./database.ts')
    await (await openDatabase())?.put('library', { id: 'broken', state: 'kept' } as never)
    await openAnew()
    expect(kept()).toEqual(['plain by reader'])
  })
})

describe('letGo', () => {
  test('lets the images go and keeps the text', async () => {
    await device.keepArticle(entry('pictured'), 'rule')
    await device.letGo('pictured', 'images')
    expect(await storedFile(image)).toBeUndefined()
    expect(device.library.get().kept.get('pictured')).toMatchObject({
      textOnly: true,
      bytes: bytesOf(JSON.stringify(pictured)),
    })
  })

  test('does not touch what the reader saved', async () => {
    await device.keepArticle(entry('pictured'), 'reader')
    await device.letGo('pictured', 'images')
    await device.letGo('pictured', 'article')
    expect(kept()).toEqual(['pictured by reader'])
    expect(await storedFile(image)).toBeDefined()
  })
})

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
