import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { shownPage, type Page } from './page.ts'
import { changeScreen } from './screenChange.ts'
import { fadeScreens } from './transitions.ts'

/** Begins a fade as browsers do: what it shows is drawn in the next frame. */
const startViewTransition = vi.fn<(draw: () => void) => object>((draw) => {
  queueMicrotask(draw)
  return { ready: Promise.reject(new Error('skipped')), finished: Promise.resolve() }
})
let allowsMotion: boolean
let now: number

beforeEach(() => {
  localStorage.clear()
  startViewTransition.mockClear()
  allowsMotion = true
  now = 1000
  Object.assign(document, { startViewTransition })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') && !allowsMotion }))
})

afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(document, 'startViewTransition')
})

/** Draws a screen that takes so many milliseconds. */
async function screenThatTakes(milliseconds: number): Promise<void> {
  const drawn = vi.fn<() => void>()
  changeScreen(drawn)
  await Promise.resolve()
  expect(drawn).toHaveBeenCalledOnce()
  now += milliseconds
  shownPage.set({} as Page)
}

describe('a screen fades into the next', () => {
  test('from the second on, on a device that draws quickly; on the next visit at once', async () => {
    fadeScreens()
    await screenThatTakes(30)
    expect(startViewTransition).not.toHaveBeenCalled()
    await screenThatTakes(30)
    expect(startViewTransition).toHaveBeenCalledOnce()
    fadeScreens()
    await screenThatTakes(30)
    expect(startViewTransition).toHaveBeenCalledTimes(2)
  })

  test('not on one that needs its time for the screen, until that is past', async () => {
    localStorage.setItem('waraq.pace', '40')
    fadeScreens()
    await screenThatTakes(120)
    expect(startViewTransition).toHaveBeenCalledOnce()
    await screenThatTakes(20)
    expect(startViewTransition).toHaveBeenCalledOnce()
    await screenThatTakes(20)
    expect(startViewTransition).toHaveBeenCalledTimes(2)
  })

  test('nor where the reader wants no motion, or the browser knows of none', async () => {
    localStorage.setItem('waraq.pace', '20')
    fadeScreens()
    allowsMotion = false
    await screenThatTakes(20)
    expect(startViewTransition).not.toHaveBeenCalled()
    allowsMotion = true
    Reflect.deleteProperty(document, 'startViewTransition')
    await screenThatTakes(20)
    expect(startViewTransition).not.toHaveBeenCalled()
  })

  test('a minute out of sight is soon forgotten', async () => {
    localStorage.setItem('waraq.pace', '20')
    fadeScreens()
    await screenThatTakes(60_000)
    for (let screen = 0; screen < 5; screen += 1) await screenThatTakes(20)
    startViewTransition.mockClear()
    await screenThatTakes(20)
    expect(startViewTransition).toHaveBeenCalledOnce()
  })

  test('what is at hand is drawn in the very task that asks for it where nothing fades', () => {
    localStorage.setItem('waraq.pace', '120')
    fadeScreens()
    const drawn = vi.fn<() => void>()
    changeScreen(drawn, true)
    expect(drawn).toHaveBeenCalledOnce()
    expect(startViewTransition).not.toHaveBeenCalled()
  })
})
