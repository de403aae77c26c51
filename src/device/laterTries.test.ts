import { beforeEach, describe, expect, test, vi } from 'vitest'
import { untilLoaded } from './laterTries.ts'

const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const load = vi.fn<() => Promise<string>>()

beforeEach(() => {
  vi.useFakeTimers()
  load.mockReset()
  return () => vi.useRealTimers()
})

describe('a part of the app that no screen waits for', () => {
  test('is loaded once where it comes', async () => {
    load.mockResolvedValue('here')
    await expect(untilLoaded(load)).resolves.toBe('here')
    dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('is loaded as soon as there is a network again, and the failures are told', async () => {
    load.mockImplementationOnce(lost).mockImplementationOnce(lost).mockResolvedValue('here')
    const failed = vi.fn<() => void>()
    const part = untilLoaded(load, failed)
    await vi.advanceTimersByTimeAsync(1000)
    dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(1000)
    dispatchEvent(new Event('online'))
    await expect(part).resolves.toBe('here')
    expect(failed).toHaveBeenCalledTimes(2)
  })

  test('is loaded after a while where nobody says that there is a network, each time a longer one', async () => {
    load.mockImplementation(lost)
    void untilLoaded(load)
    for (const [seconds, tries] of [
      [29, 1],
      [2, 2],
      [58, 2],
      [3, 3],
      [120, 4],
      [240, 5],
      [480, 6],
      [36_000, 6],
    ] as const) {
      await vi.advanceTimersByTimeAsync(seconds * 1000)
      expect(load, `${seconds} s`).toHaveBeenCalledTimes(tries)
    }
    dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(load).toHaveBeenCalledTimes(7)
  })
})
