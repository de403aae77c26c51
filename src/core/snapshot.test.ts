import { describe, expect, test } from 'vitest'
import {
  appearancePath,
  isAppearance,
  isSnapshot,
  snapshotPath,
  withAppearance,
  withSnapshot,
  type Snapshot,
} from './snapshot.ts'

const shell =
  '<!doctype html><html lang="ar"><title>ورق</title><link rel="preload" href="/assets/naskh.woff2" as="font"><template id="app">' +
  '<link rel="modulepreload" href="/assets/index-1.js"></template><div id="root"><p>late</p></div>'
const snapshot: Snapshot = {
  app: '/assets/index-1.js',
  title: 'R&D <x> · ورق',
  body: '<p>$& $1</p>',
  fonts: ['/assets/naskh.woff2', '/assets/readex.woff2'],
}

describe('a snapshot', () => {
  test('is put before what stands in the page, with its title, as it is', () => {
    const html = withSnapshot(shell, snapshot)
    expect(html).toContain('<title>R&amp;D &lt;x&gt; · ورق</title>')
    expect(html).toContain('<div id="root" data-snapshot><p>$& $1</p><p>late</p></div>')
  })

  test('says where its place stood', () => {
    const html = withSnapshot(shell, { ...snapshot, at: { block: 'b"1', top: -3.5 } })
    expect(html).toContain('data-block="b&quot;1" data-top="-3.5"')
  })

  test('has its fonts fetched, those once that the page has fetched anyway', () => {
    const html = withSnapshot(shell, snapshot) ?? ''
    expect(html.match(/rel="preload" href="[^"]+"/g)).toEqual([
      'rel="preload" href="/assets/readex.woff2"',
      'rel="preload" href="/assets/naskh.woff2"',
    ])
  })

  test('of another version of the app is not shown', () => {
    expect(withSnapshot(shell, { ...snapshot, app: '/assets/index-2.js' })).toBeUndefined()
    // A name that another begins with is another.
    expect(withSnapshot(shell, { ...snapshot, app: '/assets/index-1' })).toBeUndefined()
  })
})

describe('an appearance', () => {
  test('stands at the root, as text and nothing else', () => {
    const html = withAppearance(shell, { preferences: '{"paper":"sepia"}', style: '--a: $& "><script>;' })
    const parsed = new DOMParser().parseFromString(html, 'text/html').documentElement
    expect(parsed.dataset).toMatchObject({ preferences: '{"paper":"sepia"}', style: '--a: $& "><script>;' })
    expect(parsed.lang).toBe('ar')
    expect(parsed.querySelector('script')).toBeNull()
  })

  test('and a snapshot do not get in each other’s way', () => {
    const html = withSnapshot(withAppearance(shell, { preferences: '{}', style: '' }), snapshot)
    expect(html).toContain('<html data-preferences="{}" data-style="" lang="ar">')
    expect(html).toContain('<div id="root" data-snapshot>')
  })

  test.each<[string, unknown, boolean]>([
    ['both', { preferences: '{}', style: '' }, true],
    ['no style', { preferences: '{}' }, false],
    ['preferences that are no text', { preferences: {}, style: '' }, false],
    ['null', null, false],
    ['nothing', undefined, false],
  ])('with %s', (_, value, expected) => {
    expect(isAppearance(value)).toBe(expected)
  })

  test('lies where no screen does', () => {
    expect(['/ar/read/appearance', '/en/', '/sub/ar/'].map(snapshotPath)).not.toContain(appearancePath)
  })
})

describe('what was stored', () => {
  test.each<[string, unknown, boolean]>([
    ['a snapshot', snapshot, true],
    ['one with a place', { ...snapshot, at: { block: 'b', top: 0 } }, true],
    ['a place without a block', { ...snapshot, at: { top: 0 } }, false],
    ['no body', { ...snapshot, body: undefined }, false],
    ['fonts that are no addresses', { ...snapshot, fonts: [1] }, false],
    ['no fonts', { ...snapshot, fonts: undefined }, false],
    ['nothing', undefined, false],
    ['null', null, false],
    ['text', 'snapshot', false],
  ])('%s', (_, value, expected) => {
    expect(isSnapshot(value)).toBe(expected)
  })
})

test('an address with its slash is the same screen', () => {
  expect(snapshotPath('/ar/read/a/')).toBe(snapshotPath('/ar/read/a'))
})
