import { afterEach, describe, expect, test, vi } from 'vitest'
import { connectionChanged, isLineFree, knowsMobile, savesData } from './connection.ts'

afterEach(() => vi.unstubAllGlobals())

/** The line as a browser tells of it; not every one does. */
function line(connection: object | undefined) {
  vi.stubGlobal('navigator', Object.create(navigator, { connection: { value: connection } }))
}

describe('isLineFree', () => {
  test.each([
    ['nothing is known', undefined, false, true],
    ['the line is a fixed one', { type: 'wifi', saveData: false }, false, true],
    ['the line is mobile', { type: 'cellular', saveData: false }, false, false],
    ['the line is mobile and that is allowed', { type: 'cellular', saveData: false }, true, true],
    ['data are to be saved', { type: 'wifi', saveData: true }, false, false],
    ['data are to be saved, whatever is allowed', { saveData: true }, true, false],
  ])('answers where %s', (_, connection, onMobile, expected) => {
    line(connection)
    expect(isLineFree({ onMobile })).toBe(expected)
  })
})

test('knows mobile lines only where the browser tells', () => {
  line({ saveData: false })
  expect([knowsMobile(), savesData()]).toEqual([false, false])
  line({ type: 'wifi', saveData: true })
  expect([knowsMobile(), savesData()]).toEqual([true, true])
})

test('tells when the line has changed, and bears a browser that never does', () => {
  const connection = new EventTarget()
  line(connection)
  const heard = vi.fn<() => void>()
  const ending = new AbortController()
  connectionChanged(heard, ending.signal)
  connection.dispatchEvent(new Event('change'))
  ending.abort()
  connection.dispatchEvent(new Event('change'))
  expect(heard).toHaveBeenCalledOnce()
  line(undefined)
  expect(() => connectionChanged(heard, ending.signal)).not.toThrow()
})
