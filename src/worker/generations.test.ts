import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeCaches } from '../../tests/support/fakeCaches.ts'
import { forgetOldGenerations } from './generations.ts'

const NAME = 'app'
const address = (name: string) => new URL(name, location.href).href

/** A version of the app comes: it stores its files, then becomes active. Says whether it was the first. */
async function come(...names: string[]) {
  const cache = await caches.open(NAME)
  for (const name of names) await cache.put(address(name), new Response(name))
  return forgetOldGenerations(NAME, names.map(address))
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
    expect(await come('a1.js')).toBe(true)
    expect(await come('a2.js')).toBe(false)
  })

  test('keeps the version before, and no older one', async () => {
    await come('a1.js', 'same.js')
    await come('a2.js', 'same.js')
    expect(await stored('a1.js', 'a2.js', 'same.js')).toEqual(['a1.js', 'a2.js', 'same.js'])
    await come('a3.js', 'same.js')
    expect(await stored('a1.js', 'a2.js', 'a3.js', 'same.js')).toEqual(['a2.js', 'a3.js', 'same.js'])
  })

  test('loses nothing of its own when it is registered anew', async () => {
    await come('a1.js')
    await come('a1.js')
    expect(await stored('a1.js')).toEqual(['a1.js'])
  })

  test('goes on when the list of the version before is damaged', async () => {
    await come('a1.js')
    await (await caches.open(NAME)).put(address('?generation'), new Response('{'))
    expect(await come('a2.js')).toBe(false)
    expect(await stored('a2.js')).toEqual(['a2.js'])
  })
})
