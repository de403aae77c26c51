import { beforeEach, describe, expect, test, vi } from 'vitest'
import { versionsNote } from '#core/paths.ts'
import { fakeCaches } from '../../tests/support/fakeCaches.ts'
import { forgetOldGenerations, isAnyStored, mendNote } from './generations.ts'

const NAME = 'app'
const address = (name: string) => new URL(name, location.href).href

/** A version of the app comes: it stores its files, then becomes active. Says whether it was the first. */
async function come(names: string[], { arePagesOpen = false } = {}) {
  const cache = await caches.open(NAME)
  for (const name of names) await cache.put(address(name), new Response(name))
  return forgetOldGenerations(NAME, names.map(address), arePagesOpen)
}

async function stored(...names: string[]) {
  const cache = await caches.open(NAME)
  const found = await Promise.all(names.map(async (name) => ((await cache.match(address(name))) ? [name] : [])))
  return found.flat()
}

beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches())
  return () => vi.unstubAllGlobals()
})

describe('forgetOldGenerations', () => {
  test('knows the first version from the later ones', async () => {
    expect(await come(['a1.js'])).toBe(true)
    expect(await come(['a2.js'])).toBe(false)
  })

  test('keeps the version before, and no older one', async () => {
    await come(['a1.js', 'same.js'])
    await come(['a2.js', 'same.js'])
    expect(await stored('a1.js', 'a2.js', 'same.js')).toEqual(['a1.js', 'a2.js', 'same.js'])
    await come(['a3.js', 'same.js'])
    expect(await stored('a1.js', 'a2.js', 'a3.js', 'same.js')).toEqual(['a2.js', 'a3.js', 'same.js'])
  })

  test('keeps every version that an open page may be of, up to six', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `a${index + 1}.js`)
    for (const name of names) await come([name], { arePagesOpen: true })
    expect(await stored(...names)).toEqual(names.slice(1))
    await come(['a8.js'])
    expect(await stored(...names, 'a8.js')).toEqual(['a7.js', 'a8.js'])
  })

  test('loses nothing of its own when it is registered anew', async () => {
    await come(['a1.js'])
    await come(['a2.js'])
    await come(['a2.js'])
    expect(await stored('a1.js', 'a2.js')).toEqual(['a1.js', 'a2.js'])
  })

  test('goes back to the version before, and keeps the one it came from', async () => {
    for (const name of ['a1.js', 'a2.js', 'a1.js']) await come([name])
    expect(await stored('a1.js', 'a2.js')).toEqual(['a1.js', 'a2.js'])
  })

  test('leaves alone what other sites on the same host keep', async () => {
    const cache = await caches.open(NAME)
    const other = new URL('/elsewhere/b1.js', 'https://other.example').href
    await cache.put(other, new Response('b1'))
    await come(['a1.js'])
    expect(await cache.match(other)).toBeDefined()
  })

  test.each(['{', '{"a":1}', '[1,"a1.js",[7]]'])(
    'goes on when the lists of the versions before are %s',
    async (text) => {
      await come(['a1.js'])
      await (await caches.open(NAME)).put(address(versionsNote), new Response(text))
      expect(await come(['a2.js'])).toBe(false)
      expect(await stored('a2.js')).toEqual(['a2.js'])
    },
  )
})

describe('the note of what is stored', () => {
  test('tells whether any version is', async () => {
    expect(await isAnyStored(NAME)).toBe(false)
    await come(['a1.js'])
    expect(await isAnyStored(NAME)).toBe(true)
  })

  test('is written again when the browser has thrown it away, and the next version is not taken for the first', async () => {
    await come(['a1.js'])
    await (await caches.open(NAME)).delete(address(versionsNote))
    await mendNote(NAME, [address('a1.js')])
    expect(await come(['a2.js'])).toBe(false)
    expect(await stored('a1.js', 'a2.js')).toEqual(['a1.js', 'a2.js'])
  })

  test('is left as it is where it is there', async () => {
    await come(['a1.js'])
    await come(['a2.js'])
    await mendNote(NAME, [address('a2.js')])
    await come(['a2.js'])
    expect(await stored('a1.js', 'a2.js')).toEqual(['a1.js', 'a2.js'])
  })
})
