import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isMissingPart, reloadOnce, watchParts } from './missingParts.ts'

describe('isMissingPart', () => {
  test('knows an error of a part that did not come from one of our own', () => {
    watchParts()
    const missing = new TypeError('Failed to fetch dynamically imported module')
    dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: missing }))
    expect(isMissingPart(missing)).toBe(true)
    expect(isMissingPart(new TypeError(missing.message))).toBe(false)
    expect(isMissingPart(undefined)).toBe(false)
  })
})

describe('reloadOnce', () => {
  const reload = vi.fn<() => void>()
  const withWorker = (controller: object | null) => vi.stubGlobal('navigator', { serviceWorker: { controller } })

  beforeEach(() => {
    reload.mockClear()
    vi.stubGlobal('location', { ...location, reload })
    withWorker({})
    sessionStorage.clear()
    return () => vi.unstubAllGlobals()
  })

  test('loads the page anew once, however often the same version fails', () => {
    reloadOnce()
    reloadOnce()
    expect(reload).toHaveBeenCalledOnce()
  })

  test('does so again for another version', () => {
    sessionStorage.setItem('waraq.reloaded', 'https://reader.example/assets/index-OLD.js')
    reloadOnce()
    expect(reload).toHaveBeenCalledOnce()
  })

  test('does not where no worker would answer', () => {
    withWorker(null)
    reloadOnce()
    vi.stubGlobal('navigator', {})
    reloadOnce()
    expect(reload).not.toHaveBeenCalled()
  })

  test('does not where it could not be remembered', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new DOMException('forbidden', 'SecurityError')
      },
    })
    reloadOnce()
    expect(reload).not.toHaveBeenCalled()
  })
})
