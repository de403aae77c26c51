import { describe, expect, test, vi } from 'vitest'
import { createStore } from './store.ts'

describe('a store', () => {
  test('holds what was put in last', () => {
    const store = createStore('أول')
    expect(store.get()).toBe('أول')
    store.set('ثان')
    expect(store.get()).toBe('ثان')
  })

  test('tells everyone who listens, after the change', () => {
    const store = createStore(1)
    const heard: number[] = []
    store.subscribe(() => heard.push(store.get()))
    store.subscribe(() => heard.push(store.get() * 10))
    store.set(2)
    expect(heard).toEqual([2, 20])
  })

  test('says nothing when nothing changes', () => {
    const store = createStore(NaN)
    const listener = vi.fn<() => void>()
    store.subscribe(listener)
    store.set(NaN)
    expect(listener).not.toHaveBeenCalled()
  })

  test('leaves alone who no longer listens', () => {
    const store = createStore(1)
    const listener = vi.fn<() => void>()
    const stop = store.subscribe(listener)
    stop()
    store.set(2)
    expect(listener).not.toHaveBeenCalled()
  })
})
