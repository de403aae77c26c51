import { beforeEach, describe, expect, test, vi } from 'vitest'
import { article, figure } from '../../tests/support/builders.ts'
import { fakeCaches, forbiddenCaches } from '../../tests/support/fakeCaches.ts'
import { fakeHost, hashOf, type FakeHost } from '../../tests/support/fakeHost.ts'
import { dropFile, storedFile, storeFile } from './publishedFiles.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const image = `images/map.${hashOf(drawing)}.svg`
const plain = article({ id: 'plain', title: 'حكاية بلا صور' })
const pictured = article({ id: 'pictured', title: 'طريق الورق', blocks: [figure(image, 'خريطة')] })
const twin = article({ id: 'twin', title: 'The road of paper', blocks: [figure(image, 'A map')] })

let host: FakeHost
let device: typeof import('./library.ts')

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
  device = await import('./library.ts')
  await device.loadLibrary()
}

async function clearRows() {
  const { openDatabase } = await import('./database.ts')
  await (await openDatabase())?.clear('library')
}

const entry = (id: string) => host.entries.find((each) => each.id === id)!
const catalogue = () => ({ format: 1 as const, entries: host.entries })
const kept = () => [...device.library.get().kept.values()].map(({ id, by }) => `${id} by ${by}`).toSorted()
const failed = () => [...device.library.get().failed]
const damage = (name: string) => storeFile(name, { bytes: new TextEncoder().encode('{"ti'), type: '' })

describe('keepArticle', () => {
  test('keeps an article with its images, and remembers it', async () => {
    expect(await device.keepArticle(entry('pictured'), 'reader')).toBe(true)
    expect(await storedFile(image)).toEqual(new TextEncoder().encode(drawing))
    await openAnew()
    expect(kept()).toEqual(['pictured by reader'])
    expect(device.library.get().kept.get('pictured')?.bytes).toBe(bytesOf(JSON.stringify(pictured)) + bytesOf(drawing))
  })

  test.each([
    ['its image is missing', () => host.answer(image, () => new Response('', { status: 404 }))],
    ['its image is another one', () => host.answer(image, () => new Response('<svg/>'))],
    ['its file is cut off', () => host.answer(entry('pictured').file, () => new Response('{"ti'))],
    [
      'a login page comes in its place',
      () => host.answer(image, () => new Response('', { headers: { 'Content-Type': 'text/html' } })),
    ],
    ['there is no network', () => host.goDown()],
    ['storage is forbidden', () => vi.stubGlobal('caches', forbiddenCaches())],
    ['the disk is full', () => vi.stubGlobal('caches', fakeCaches(100))],
  ])('keeps nothing and says so when %s', async (_, arrange) => {
    arrange()
    expect(await device.keepArticle(entry('pictured'), 'reader')).toBe(false)
    expect(kept()).toEqual([])
    expect(failed()).toEqual(['pictured'])
    expect([...device.library.get().busy]).toEqual([])
  })

  test('succeeds after it failed, and forgets the failure', async () => {
    host.goDown()
    await device.keepArticle(entry('plain'), 'reader')
    host.comeUp()
    expect(await device.keepArticle(entry('plain'), 'reader')).toBe(true)
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

describe('keepPublished', () => {
  test('keeps what is published', async () => {
    await device.keepPublished(catalogue())
    expect(kept()).toEqual(['pictured by rule', 'plain by rule', 'twin by rule'])
  })

  test('leaves alone what the reader removed', async () => {
    await device.removeArticle('plain')
    await openAnew()
    await device.keepPublished(catalogue())
    expect(kept()).toEqual(['pictured by rule', 'twin by rule'])
  })

  test('keeps a new edition in the place of the old one', async () => {
    await device.keepPublished(catalogue())
    const old = entry('plain').file
    host = fakeHost([article({ ...plain, title: 'طبعة ثانية' })])
    await device.keepPublished(catalogue())
    expect(device.library.get().kept.get('plain')?.file).toBe(entry('plain').file)
    expect(await storedFile(old)).toBeUndefined()
  })

  test('waits without a network, without a word, and goes on when it is back', async () => {
    host.goDown()
    await device.keepPublished(catalogue())
    expect(host.asked).toHaveLength(1)
    expect(failed()).toEqual([])
    host.comeUp()
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(kept()).toHaveLength(3))
  })

  test('goes on after an article that is damaged', async () => {
    host.answer(entry('plain').file, () => new Response('{"ti'))
    await device.keepPublished(catalogue())
    expect(kept()).toEqual(['pictured by rule', 'twin by rule'])
    expect(failed()).toEqual(['plain'])
  })

  test('keeps for a reader who saves data only what they asked for', async () => {
    vi.stubGlobal('navigator', Object.create(navigator, { connection: { value: { saveData: true } } }))
    await device.keepArticle(entry('plain'), 'reader')
    host = fakeHost([article({ ...plain, title: 'طبعة ثانية' }), twin], { [image]: drawing })
    await device.keepPublished(catalogue())
    expect(kept()).toEqual(['plain by reader'])
    expect(device.library.get().kept.get('plain')?.file).toBe(entry('plain').file)
  })
})

describe('checkKept', () => {
  test('opens every kept article', async () => {
    await device.keepPublished(catalogue())
    expect(await device.checkKept()).toEqual({ opened: 3, damaged: [] })
  })

  test('mends what is damaged or gone', async () => {
    await device.keepPublished(catalogue())
    await damage(entry('plain').file)
    await dropFile(image)
    expect(await device.checkKept()).toEqual({ opened: 3, damaged: [] })
    expect(await storedFile(image)).toBeDefined()
  })

  test('names what it cannot mend', async () => {
    await device.keepPublished(catalogue())
    await damage(entry('plain').file)
    host.goDown()
    expect(await device.checkKept()).toEqual({ opened: 2, damaged: ['plain'] })
  })
})

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
