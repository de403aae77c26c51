import { afterEach, describe, expect, test } from 'vitest'
import { askToKeep, isPersisted } from './persistence.ts'

/** happy-dom has no storage manager: each test brings the browser it needs. */
function browser(storage: Partial<Record<'persisted' | 'persist', () => Promise<boolean>>> | undefined) {
  Object.defineProperty(navigator, 'storage', { value: storage, configurable: true })
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'storage')
})

describe.each([
  ['isPersisted', 'persisted', isPersisted],
  ['askToKeep', 'persist', askToKeep],
] as const)('%s', (_, method, ask) => {
  test.each([true, false])('says what the browser answers: %s', async (answer) => {
    browser({ [method]: () => Promise.resolve(answer) })
    expect(await ask()).toBe(answer)
  })

  test('says no where the browser refuses', async () => {
    browser({ [method]: () => Promise.reject(new TypeError('not here')) })
    expect(await ask()).toBe(false)
  })

  test('says no where the browser knows no such promise', async () => {
    browser(undefined)
    expect(await ask()).toBe(false)
  })
})
