import { beforeEach, expect, test, vi } from 'vitest'
import { caches as cacheNames } from '#core/paths.ts'
import { appearancePath, isAppearance } from '#core/snapshot.ts'
import { places } from '#device/places.ts'
import { changePreferences, changeType } from '#device/preferences.ts'
import { fakeCaches } from '../../tests/support/fakeCaches.ts'
import { snapshotOf, watchAppearance } from './snapshots.ts'

const APP = '/assets/index-1.js'

function rootWith(body: string): HTMLElement {
  document.body.innerHTML = `<div id="root">${body}</div>`
  return document.getElementById('root') ?? document.body
}

beforeEach(() => {
  places.set(new Map())
  document.title = 'Title'
})

test('what passes is not kept: sheets and lines that go by themselves', () => {
  const root = rootWith(
    '<main>text</main><dialog open>sheet</dialog><div role="status"><p data-passing>saved</p></div>',
  )
  expect(snapshotOf(APP, root, '').body).toBe(
    '<main>text</main><div role="status" data-style="visibility: hidden;"></div>',
  )
  // The screen itself stays as it is.
  expect(root.querySelector('dialog')).not.toBeNull()
})

test('how things stand is left to the app, and has its room', () => {
  const root = rootWith('<p role="status" data-ready="true">12 articles open offline</p>')
  expect(snapshotOf(APP, root, '').body).toBe(
    '<p role="status" data-style="visibility: hidden;">12 articles open offline</p>',
  )
})

test('styles are kept as data, for the security policy forbids them in markup', () => {
  const root = rootWith('<p style="--share: 0.5">text</p>')
  expect(snapshotOf(APP, root, '').body).toBe('<p data-style="--share: 0.5;">text</p>')
})

test('text stays text', () => {
  const root = rootWith('')
  root.append('<img onerror="hurt()">')
  expect(snapshotOf(APP, root, '').body).toBe('&lt;img onerror="hurt()"&gt;')
})

test('a long article is kept around the place, the rest as room for it', () => {
  const stretches = Array.from({ length: 9 }, (_, index) => `<div data-stretch=""><p id="b${index}">${index}</p></div>`)
  const root = rootWith(`<article>${stretches.join('')}</article>`)
  const kept = (html: string) => [...html.matchAll(/<p id="b(\d)"/g)].map(([, index]) => Number(index))
  expect(kept(snapshotOf(APP, root, 'long').body)).toEqual([0, 1, 2])
  places.set(
    new Map([
      ['long', { article: 'long', block: 'b5', offset: 0, gap: 0, quote: '', version: '', progress: 0.5, at: 1 }],
    ]),
  )
  const snapshot = snapshotOf(APP, root, 'long')
  expect(kept(snapshot.body)).toEqual([3, 4, 5, 6, 7])
  expect(snapshot.body.match(/data-stretch/g)).toHaveLength(9)
  expect(snapshot.at).toEqual({ block: 'b5', top: 0 })
})

test('a font is kept that the page is drawn with, not one that it only fetched for the worker', () => {
  const font = (name: string, initiatorType: string) => ({ name: `${location.origin}/assets/${name}`, initiatorType })
  const entries = [font('naskh-1.woff2', 'link'), font('readex-1.woff2', 'css'), font('literata-more-1.woff2', 'fetch')]
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([...entries, font('readex-1.woff2', 'fetch')] as never)
  expect(snapshotOf(APP, rootWith(''), '').fonts).toEqual(['/assets/naskh-1.woff2', '/assets/readex-1.woff2'])
  vi.restoreAllMocks()
})

test('what the reader has chosen is kept for the pages of the worker, and followed', async () => {
  vi.stubGlobal('caches', fakeCaches())
  const kept = async () => {
    const cache = await caches.open(cacheNames.snapshots)
    const found: unknown = await (await cache.match(appearancePath))?.json()
    return isAppearance(found) ? { ...(JSON.parse(found.preferences) as object), style: found.style } : undefined
  }
  await watchAppearance()
  await vi.waitFor(async () => expect(await kept()).toMatchObject({ paper: 'system', style: '' }))
  changePreferences({ paper: 'dark' })
  changeType('arabic', { size: 24 })
  await vi.waitFor(async () => expect(await kept()).toMatchObject({ paper: 'dark', style: '--arabic-size: 1.5rem;' }))
})
