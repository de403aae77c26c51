import { beforeEach, describe, expect, test, vi } from 'vitest'
import { drawLateFaces, fetchLateFaces, watchFaces } from './lateFaces.ts'

const { dataset } = document.documentElement
let faces: { family: string; style?: string; status: FontFaceLoadStatus }[]
let fire: (what: string) => void
const load = vi.fn<(font: string, letters: string) => Promise<unknown>>(() => Promise.resolve([]))

beforeEach(() => {
  faces = []
  delete dataset['late']
  load.mockClear()
  vi.useFakeTimers()
  const listeners = new Map<string, () => void>()
  fire = (what) => listeners.get(what)?.()
  Object.defineProperty(document, 'fonts', {
    configurable: true,
    value: {
      [Symbol.iterator]: () => faces[Symbol.iterator](),
      addEventListener: (what: string, listener: () => void) => listeners.set(what, listener),
      load,
      // As browsers differ about families that are not there.
      check: (font: string) =>
        faces.some(({ family }) => font.includes(family)) &&
        faces.every(({ family, status }) => !font.includes(family) || status === 'loaded'),
    },
  })
  return () => vi.useRealTimers()
})

describe('a typeface that a later screen asks for', () => {
  test('is left out of it when it has not come in half a second', () => {
    watchFaces()
    faces = [
      { family: '"Waraq Literata Small"', status: 'loading' },
      { family: '"Waraq Naskh"', status: 'loaded' },
      // Its rarer letters.
      { family: '"Waraq Naskh"', status: 'loading' },
    ]
    fire('loading')
    vi.advanceTimersByTime(499)
    expect(dataset['late']).toBeUndefined()
    vi.advanceTimersByTime(1)
    expect(dataset['late']).toBe('Literata')
  })

  test('stands beside what the first screen lacks, and how labels are drawn', () => {
    watchFaces()
    dataset['late'] = 'Readex labels'
    faces = [{ family: '"Waraq Literata"', status: 'loading' }]
    fire('loading')
    vi.advanceTimersByTime(500)
    expect(dataset['late']).toBe('Readex labels Literata')
  })

  test('is the italic where only that is missing', () => {
    watchFaces()
    faces = [
      { family: '"Waraq Literata"', status: 'loaded' },
      { family: '"Waraq Literata"', style: 'italic', status: 'loading' },
    ]
    fire('loading')
    vi.advanceTimersByTime(500)
    expect(dataset['late']).toBe('Italic')
  })

  test('is left out at once when it cannot be had, but for rare letters that are missing alone', () => {
    watchFaces()
    faces = [
      { family: '"Waraq Literata"', status: 'loaded' },
      { family: '"Waraq Literata"', style: 'italic', status: 'error' },
      { family: '"Waraq Naskh"', status: 'loaded' },
      { family: '"Waraq Naskh"', status: 'error' },
    ]
    fire('loadingerror')
    expect(dataset['late']).toBe('Italic')
  })

  test('changes nothing where it came in time', () => {
    watchFaces()
    faces = [{ family: '"Waraq Literata"', status: 'loading' }]
    fire('loading')
    faces = [{ family: '"Waraq Literata"', status: 'loaded' }]
    vi.advanceTimersByTime(500)
    expect(dataset['late']).toBeUndefined()
  })
})

describe('what was late', () => {
  test('is fetched, by the names of typefaces alone', () => {
    dataset['late'] = 'Readex Literata Italic labels'
    fetchLateFaces()
    expect(load.mock.calls.map(([font]) => font)).toEqual([
      '1em "Waraq Readex", "Waraq Readex Small"',
      '1em "Waraq Literata", "Waraq Literata Small"',
      'italic 1em "Waraq Literata", "Waraq Literata Small"',
    ])
  })

  test('is drawn without what cannot be had', async () => {
    dataset['late'] = 'Readex Literata labels'
    faces = [
      { family: '"Waraq Readex"', status: 'error' },
      { family: '"Waraq Literata"', status: 'loaded' },
    ]
    load.mockImplementation((font) =>
      font.includes('Readex') ? Promise.reject(new Error('no network')) : Promise.resolve([]),
    )
    fetchLateFaces()
    await vi.advanceTimersByTimeAsync(0)
    drawLateFaces()
    expect(dataset['late']).toBe('Readex labels')
  })

  test('is drawn when all of it is there, and not before', () => {
    dataset['late'] = 'Readex Literata labels'
    faces = [
      { family: '"Waraq Readex"', status: 'loaded' },
      { family: '"Waraq Literata"', status: 'loading' },
    ]
    drawLateFaces()
    expect(dataset['late']).toBe('Readex Literata labels')
    faces = faces.map((face) => ({ ...face, status: 'loaded' }))
    drawLateFaces()
    expect(dataset['late']).toBeUndefined()
  })
})
