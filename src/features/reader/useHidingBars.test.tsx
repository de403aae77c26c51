import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useHidingBars } from './useHidingBars.ts'

/** As the window reports it when one scrolls there in small steps. */
function scrollTo(top: number, step = 10) {
  const way = top > window.scrollY ? step : -step
  act(() => {
    while (Math.abs(top - window.scrollY) > step) jumpTo(window.scrollY + way)
    jumpTo(top)
  })
}

function jumpTo(top: number) {
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(top)
  window.dispatchEvent(new Event('scroll'))
}

describe('useHidingBars', () => {
  beforeEach(() => {
    vi.spyOn(window, 'scrollY', 'get').mockReturnValue(0)
  })

  const bars = (heldAt: () => number | undefined = () => undefined) => renderHook(() => useHidingBars(heldAt)).result

  test('shows the bars at the start', () => {
    expect(bars().current.areHidden).toBe(false)
  })

  test('keeps them near the beginning', () => {
    const result = bars()
    scrollTo(110)
    expect(result.current.areHidden).toBe(false)
  })

  test('hides them while one reads on', () => {
    const result = bars()
    scrollTo(400)
    expect(result.current.areHidden).toBe(true)
  })

  test('brings them back when one scrolls up a good way, not at a tremble', () => {
    const result = bars()
    scrollTo(800)
    scrollTo(770)
    expect(result.current.areHidden).toBe(true)
    scrollTo(740)
    expect(result.current.areHidden).toBe(false)
  })

  test('does not hide them again at a tremble', () => {
    const result = bars()
    scrollTo(800)
    scrollTo(700)
    scrollTo(715)
    expect(result.current.areHidden).toBe(false)
    scrollTo(740)
    expect(result.current.areHidden).toBe(true)
  })

  test('takes a leap for no reading: the app went to the reader’s place', () => {
    const result = bars()
    act(() => jumpTo(window.innerHeight * 3))
    expect(result.current.areHidden).toBe(false)
  })

  test('takes no step of the app’s own for reading, far or near: the text was laid out anew', () => {
    let held: number | undefined
    const result = bars(() => held)
    scrollTo(300)
    act(() => result.current.show())
    held = 360
    act(() => jumpTo(360))
    expect(result.current.areHidden).toBe(false)
    held = undefined
    scrollTo(375)
    expect(result.current.areHidden).toBe(false)
    scrollTo(400)
    expect(result.current.areHidden).toBe(true)
  })

  test('brings them back at the beginning', () => {
    const result = bars()
    scrollTo(400)
    act(() => jumpTo(0))
    expect(result.current.areHidden).toBe(false)
  })

  test('brings them back when one asks, as the keyboard does by its focus', () => {
    const result = bars()
    scrollTo(400)
    act(() => result.current.show())
    expect(result.current.areHidden).toBe(false)
  })
})
