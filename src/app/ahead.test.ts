import { beforeEach, describe, expect, test, vi } from 'vitest'
import { library, startingLibrary } from '#device/library.ts'
import { watchPointers } from './ahead.ts'
import * as page from './page.ts'
import { readAddress } from './screens.ts'

watchPointers()

const isAhead = (path: string) => {
  const { key } = readAddress({ pathname: path, search: '' })
  return vi.mocked(page.loadAhead).mock.calls.some(([asked]) => asked.key === key)
}

function point(type: 'pointerdown' | 'pointerover', pointerType: 'mouse' | 'touch', href: string) {
  document.body.innerHTML = `<a href="${href}"><span>مقالة</span></a>`
  document.querySelector('span')?.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType }))
}

describe('what a link leads to', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(page, 'loadAhead').mockReturnValue()
    library.set(startingLibrary)
    history.replaceState(null, '', '/ar/read/here')
    return () => {
      vi.useRealTimers()
      vi.unstubAllGlobals()
    }
  })

  test('is begun with when a finger comes down on it', () => {
    point('pointerdown', 'touch', '/ar/read/there')
    expect(isAhead('/ar/read/there')).toBe(true)
  })

  test('is begun with when a mouse rests on it, not when one passes', () => {
    point('pointerover', 'mouse', '/ar/read/passed')
    point('pointerover', 'mouse', '/ar/read/there')
    expect(page.loadAhead).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(isAhead('/ar/read/there')).toBe(true)
    expect(isAhead('/ar/read/passed')).toBe(false)
  })

  test('is left alone where a finger only scrolls by', () => {
    point('pointerover', 'touch', '/ar/read/there')
    vi.runAllTimers()
    expect(page.loadAhead).not.toHaveBeenCalled()
  })

  test.each(['/ar/read/here#b3', '/en/read/here', 'https://example.org/ar/read/there', '/nowhere/at/all'])(
    'is nothing to begin with at %s',
    (href) => {
      point('pointerdown', 'touch', href)
      expect(page.loadAhead).not.toHaveBeenCalled()
    },
  )

  test('is only begun with if it lies here where the reader saves data', () => {
    vi.stubGlobal('navigator', { ...navigator, connection: { saveData: true } })
    point('pointerdown', 'touch', '/ar/read/there')
    expect(page.loadAhead).not.toHaveBeenCalled()
    const row = { id: 'there', file: 'there.0123abcd.json', bytes: 1, by: 'rule' } as const
    library.set({ ...startingLibrary, kept: new Map([['there', row]]) })
    point('pointerdown', 'touch', '/ar/read/there')
    expect(isAhead('/ar/read/there')).toBe(true)
  })
})
