import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { library, startingLibrary } from '#device/library.ts'
import * as files from '#device/publishedFiles.ts'
import { prefetchInSight } from './prefetch.ts'

let see: IntersectionObserverCallback = () => {}
class Observer {
  constructor(callback: IntersectionObserverCallback) {
    see = callback
  }
  observe() {}
  unobserve() {}
}

const fetched = () => vi.mocked(files.fetchFile).mock.calls.map(([file]) => file)

/** Rows of a list, of which those at `at` are in sight; how to look at others. */
function rows(...ids: string[]) {
  const all = ids.map((id) => ({ id, file: `${id}.json`, row: document.createElement('li') }))
  const ends = all.map(({ row, ...entry }) => prefetchInSight(row, entry))
  ends.forEach((end) => onTestFinished(end))
  const look = async (...seen: number[]) => {
    const entries = all.map(({ row }, index) => ({ target: row, isIntersecting: seen.includes(index) }))
    see(entries as unknown as IntersectionObserverEntry[], {} as IntersectionObserver)
    await vi.runAllTimersAsync()
  }
  return { look, ends }
}

describe('prefetchInSight', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('IntersectionObserver', Observer)
    vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work))
    vi.spyOn(files, 'fetchFile').mockResolvedValue({ ok: false, problem: 'offline' })
    library.set(startingLibrary)
    return () => {
      vi.useRealTimers()
      vi.unstubAllGlobals()
    }
  })

  test('fetches what is in sight, one after the other, each once', async () => {
    const { look } = rows('a', 'b', 'c')
    await look(0, 1)
    expect(fetched()).toEqual(['a.json', 'b.json'])
    await look(1, 2)
    expect(fetched()).toEqual(['a.json', 'b.json', 'c.json'])
  })

  test('leaves what lies on the device, and what is on its way to it', async () => {
    const row = { id: 'd', file: 'd.json', bytes: 1, by: 'rule' } as const
    library.set({ ...startingLibrary, kept: new Map([['d', row]]), busy: new Set(['e']) })
    await rows('d', 'e', 'f').look(0, 1, 2)
    expect(fetched()).toEqual(['f.json'])
  })

  test('fetches nothing where the reader saves data', async () => {
    Object.assign(navigator, { connection: { saveData: true } })
    await rows('g').look(0)
    Object.assign(navigator, { connection: undefined })
    expect(fetched()).toEqual([])
  })

  test('forgets a row that is gone', async () => {
    const { look, ends } = rows('h', 'i')
    const seen = look(0, 1)
    ends[0]?.()
    await seen
    expect(fetched()).toEqual(['i.json'])
  })
})
