import { beforeEach, describe, expect, test, vi } from 'vitest'
import { whatIsNew } from './whatIsNew.ts'

type Worker = Pick<ServiceWorker, 'postMessage'>

/** A worker that answers what it is asked, or not at all. */
const worker = (answer?: unknown): Worker => ({
  postMessage: (_message: unknown, transfer: unknown) => {
    const [port] = transfer as MessagePort[]
    if (answer !== undefined) port?.postMessage(answer)
  },
})
const release = (line: string) => [{ version: '99.0.0', ar: [line], en: [line] }]

function register(registration: { waiting?: Worker; active?: Worker } | undefined) {
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: () => Promise.resolve(registration) } })
}

describe('whatIsNew', () => {
  beforeEach(() => {
    vi.stubEnv('VITE_VERSION', '0.1.0')
    return () => {
      vi.unstubAllGlobals()
      vi.unstubAllEnvs()
      vi.useRealTimers()
    }
  })

  test('is what the waiting version says of itself', async () => {
    register({ waiting: worker(release('waiting')), active: worker(release('active')) })
    expect(await whatIsNew('ar')).toEqual(['waiting'])
  })

  test('is what the active one says where none waits any more', async () => {
    register({ active: worker(release('active')) })
    expect(await whatIsNew('en')).toEqual(['active'])
  })

  test('is nothing where nobody answers', async () => {
    vi.useFakeTimers()
    register({ waiting: worker() })
    const said = whatIsNew('en')
    await vi.advanceTimersByTimeAsync(2000)
    expect(await said).toEqual([])
  })

  test.each([
    ['without a worker', () => register({})],
    ['without a registration', () => register(undefined)],
    ['where there are no workers', () => vi.stubGlobal('navigator', {})],
  ])('is nothing %s', async (_, arrange) => {
    arrange()
    expect(await whatIsNew('en')).toEqual([])
  })
})
