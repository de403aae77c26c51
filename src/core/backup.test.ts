import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf, readBackup, restored, writeBackup, type ReadersData } from './backup.ts'
import type { Place } from './article/place.ts'
import { startingPreferences } from './preferences.ts'

const place = (article: string, change: Partial<Place> = {}): Place => ({
  article,
  block: 'b7',
  offset: 12,
  gap: -8.5,
  quote: 'ثم سكت ولم يقل شيئًا',
  version: `${article}.0123abcd.json`,
  progress: 0.4,
  at: 100,
  ...change,
})
const data = (change: Partial<ReadersData> = {}): ReadersData => ({
  places: [place('maqala'), place('essay')],
  preferences: { ...startingPreferences, paper: 'sepia' },
  saved: ['maqala', 'bayan'],
  ...change,
})
const file = (change: object = {}) => JSON.stringify({ ...JSON.parse(writeBackup(data(), '2026-11-24')), ...change })

describe('a backup', () => {
  test('is read as it was written', () => {
    expect(readBackup(writeBackup(data(), '2026-11-24'))).toEqual({ ok: true, data: data() })
  })

  test('of whatever is valid comes back whole', () => {
    const anyPlace = fc.record({
      article: fc.constantFrom('a', 'maqala-2'),
      block: fc.constantFrom('b1', 'b2'),
      offset: fc.nat(),
      gap: fc.double({ noNaN: true, noDefaultInfinity: true }).map((gap) => gap + 0),
      quote: fc.constantFrom('', 'قال: «اقرأ».', 'a “quote”\n'),
      version: fc.string({ unit: fc.constantFrom('a', '.', '0') }),
      progress: fc.double({ min: 0, max: 1, noNaN: true }).map((progress) => progress + 0),
      at: fc.nat(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyPlace, { selector: ({ article }) => article }), (places) => {
        expect(readBackup(writeBackup(data({ places }), ''))).toEqual({ ok: true, data: data({ places }) })
      }),
    )
  })

  test.each([
    ['', 'foreign'],
    ['{}', 'foreign'],
    ['null', 'foreign'],
    ['[]', 'foreign'],
    ['{"type":"waraq-backup"}', 'foreign'],
    ['<!doctype html>', 'foreign'],
    ['{"format":1,"id":"maqala","title":"مقالة"}', 'foreign'],
    [file().slice(0, -20), 'damaged'],
    [file({ format: 2 }), 'newer'],
    [file({ places: undefined }), 'damaged'],
    [file({ saved: ['<script>'] }), 'damaged'],
    [file({ saved: 'maqala' }), 'damaged'],
    [file({ preferences: 'dark' }), 'damaged'],
    [file({ places: [{ ...place('maqala'), offset: -1 }] }), 'damaged'],
    [file({ places: [{ ...place('maqala'), progress: 7 }] }), 'damaged'],
    [file({ places: [{ ...place('maqala'), article: '../x' }] }), 'damaged'],
    [file({ places: [place('maqala'), null] }), 'damaged'],
    [' '.repeat(10_000_001), 'tooLarge'],
  ])('is not %.40s', (text, problem) => {
    expect(readBackup(text)).toEqual({ ok: false, problem })
  })

  test('brings no field that is not known, and no character that reorders the page', () => {
    const read = readBackup(file({ places: [{ ...place('maqala'), quote: 'abc\u202Edef', script: 1 }], __proto__: 1 }))
    expect(read.ok && read.data.places).toEqual([place('maqala', { quote: 'abcdef' })])
  })

  test('has settings that are understood, and starting values for the others', () => {
    const read = readBackup(file({ preferences: { paper: 'gold', hijri: true } }))
    expect(read.ok && read.data.preferences).toEqual({ ...startingPreferences, hijri: true })
  })
})

describe('a restore that merges', () => {
  const here = data({ places: [place('maqala', { at: 200, block: 'b9', progress: 0.2 })], saved: ['essay'] })
  const next = restored(here, data(), 'merge')

  test('keeps the latest place, and the most that was read', () => {
    expect(next.places).toEqual([place('maqala', { at: 200, block: 'b9', progress: 0.4 }), place('essay')])
  })

  test('loses nothing that is here', () => {
    expect(next.saved).toEqual(['essay', 'maqala', 'bayan'])
    expect(changesOf(here, next)).toEqual({
      places: { added: 1, changed: 1, removed: 0 },
      saved: { added: 2, removed: 0 },
      preferences: false,
    })
  })

  test('takes up the settings only where none were made', () => {
    const dark = data({ preferences: { ...startingPreferences, paper: 'dark' } })
    expect(restored(dark, data(), 'merge').preferences.paper).toBe('dark')
    expect(restored(data({ preferences: startingPreferences }), data(), 'merge').preferences.paper).toBe('sepia')
  })

  test('changes nothing the second time', () => {
    expect(changesOf(next, restored(next, data(), 'merge'))).toEqual({
      places: { added: 0, changed: 0, removed: 0 },
      saved: { added: 0, removed: 0 },
      preferences: false,
    })
  })
})

describe('a restore that replaces', () => {
  test('makes it as it was, and says what goes', () => {
    const here = data({ places: [place('other'), place('maqala', { offset: 90 })], saved: ['other', 'maqala'] })
    const next = restored(here, data(), 'replace')
    expect(next).toEqual(data())
    expect(changesOf(here, next)).toEqual({
      places: { added: 1, changed: 1, removed: 1 },
      saved: { added: 1, removed: 1 },
      preferences: false,
    })
  })
})
