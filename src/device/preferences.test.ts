import { beforeEach, describe, expect, test, vi } from 'vitest'
import { startingPreferences } from '#core/preferences.ts'
import {
  changePreferences,
  changeType,
  keepLanguage,
  keptLanguage,
  loadPreferences,
  preferences,
} from './preferences.ts'

const KEY = 'waraq.preferences'

function forbidStorage() {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
}

beforeEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  preferences.set(startingPreferences)
})

describe('the preferences', () => {
  test('are kept, and taken up by the next visit', () => {
    changePreferences({ paper: 'sepia', hijri: true })
    preferences.set(startingPreferences)
    loadPreferences()
    expect(preferences.get()).toEqual({ ...startingPreferences, paper: 'sepia', hijri: true })
  })

  test('are kept where the first paint looks for the paper', () => {
    changePreferences({ paper: 'dark' })
    expect(JSON.parse(localStorage.getItem('waraq.preferences') ?? '')).toMatchObject({ paper: 'dark' })
  })

  test('change one at a time', () => {
    changeType('arabic', { face: 'amiri' })
    changeType('arabic', { leading: 'loose' })
    changeType('latin', { size: 16 })
    expect(preferences.get()).toMatchObject({
      paper: 'system',
      arabic: { face: 'amiri', leading: 'loose', size: 20 },
      latin: { face: 'literata', size: 16 },
    })
  })

  test.each([
    ['nothing', null, startingPreferences],
    ['no JSON', '{"paper":', startingPreferences],
    ['no record', '[1]', startingPreferences],
    ['values of a later version', '{"paper":"gold","hijri":true}', { ...startingPreferences, hijri: true }],
  ])('begin as they can where %s was stored', (_, stored, expected) => {
    changePreferences({ paper: 'black', tashkeel: 'hidden' })
    if (stored === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, stored)
    loadPreferences()
    expect(preferences.get()).toEqual(expected)
  })

  test('follow another tab', () => {
    loadPreferences()
    localStorage.setItem(KEY, JSON.stringify({ paper: 'dark' }))
    dispatchEvent(new StorageEvent('storage', { key: 'waraq.ui' }))
    expect(preferences.get().paper).toBe('system')
    dispatchEvent(new StorageEvent('storage', { key: KEY }))
    expect(preferences.get().paper).toBe('dark')
  })

  test('hold in this tab where storage is forbidden', () => {
    changePreferences({ tashkeel: 'hidden' })
    forbidStorage()
    loadPreferences()
    expect(preferences.get()).toEqual(startingPreferences)
    changePreferences({ paper: 'dark' })
    expect(preferences.get().paper).toBe('dark')
  })
})

describe('the language of the interface', () => {
  test('is kept for the next visit', () => {
    expect(keptLanguage()).toBeUndefined()
    keepLanguage('en')
    expect(keptLanguage()).toBe('en')
    expect(localStorage.getItem('waraq.ui')).toBe('en')
  })

  test('is unknown where storage is forbidden', () => {
    keepLanguage('en')
    forbidStorage()
    keepLanguage('ar')
    expect(keptLanguage()).toBeUndefined()
  })
})
