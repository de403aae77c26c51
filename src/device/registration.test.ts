import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeCaches } from '../../tests/support/fakeCaches.ts'
import { caches as cacheNames, versionsNote } from '#core/paths.ts'
import { changeVersion, startWorker } from './registration.ts'
import { startingStatus, type AppStatus } from './serviceWorker.ts'
import { createStore } from './store.ts'

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing'
  heard: unknown[] = []
  postMessage(message: { type: string }) {
    this.heard.push(message.type)
  }
  become(state: ServiceWorkerState) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

type Stage = 'installing' | 'waiting' | 'active'

class FakeRegistration extends EventTarget implements Record<Stage, FakeWorker | null> {
  installing: FakeWorker | null = null
  waiting: FakeWorker | null = null
  active: FakeWorker | null = null
  update = vi.fn<() => Promise<void>>(() => Promise.resolve())

  /** A browser moves a worker first, and tells it of its new state then. */
  move(from: Stage, to: Stage, state: ServiceWorkerState) {
    const worker = this[from]
    this[to] = worker
    this[from] = null
    worker?.become(state)
  }
  /** As a browser does when another version is found. */
  find(): FakeWorker {
    const worker = new FakeWorker()
    this.installing = worker
    this.dispatchEvent(new Event('updatefound'))
    return worker
  }
  /** The browser tells a worker that it is redundant before it takes it away. */
  fail() {
    this.installing?.become('redundant')
    this.installing = null
  }
}

/** The browser's service workers: one registration for all pages, however many have asked for it. */
class FakeContainer extends EventTarget {
  registration = new FakeRegistration()
  controller: FakeWorker | null = null
  register = vi.fn<() => Promise<FakeRegistration>>(() => Promise.resolve(this.registration))
  getRegistration = (): Promise<FakeRegistration | undefined> => Promise.resolve(this.registration)
  becomeReady = () => {}
  ready = new Promise<FakeRegistration>((resolve) => (this.becomeReady = () => resolve(this.registration)))

  takeOver(worker: FakeWorker) {
    this.controller = worker
    this.dispatchEvent(new Event('controllerchange'))
  }
}

let container: FakeContainer
let status: ReturnType<typeof createStore<AppStatus>>
const settle = () => new Promise((resolve) => setTimeout(resolve))

/** As a page begins that has an active worker already. */
function installed() {
  const worker = new FakeWorker()
  worker.state = 'activated'
  container.registration.active = worker
  container.controller = worker
  return worker
}

beforeEach(async () => {
  vi.stubGlobal('caches', fakeCaches())
  await (await caches.open(cacheNames.app)).put(`/${versionsNote}`, new Response('[]'))
  container = new FakeContainer()
  status = createStore(startingStatus)
  vi.stubGlobal('navigator', { serviceWorker: container })
  const listening = vi.spyOn(globalThis, 'addEventListener')
  return () => {
    // A page that still waits for a network would answer in the next test, too.
    for (const [type, listener] of listening.mock.calls) removeEventListener(type, listener)
    listening.mockRestore()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
})

describe('the app', () => {
  test('is ready when the worker that this page registered is active', async () => {
    container.registration.installing = new FakeWorker()
    await startWorker(status)
    expect(status.get().offline).toBe('starting')
    container.registration.move('installing', 'waiting', 'installed')
    // The first version waits for nobody: it is no update.
    expect(status.get()).toEqual(startingStatus)
    container.registration.move('waiting', 'active', 'activating')
    await settle()
    expect(status.get()).toEqual({ ...startingStatus, offline: 'ready' })
  })

  test.each(['installing', 'waiting', 'active'] as const)(
    'is ready when a worker that another page registered is active, found here as %s',
    async (stage) => {
      container.registration[stage] = new FakeWorker()
      await startWorker(status)
      if (stage !== 'active') container.registration.move(stage, 'active', 'activated')
      await settle()
      await settle()
      expect(status.get()).toEqual({ ...startingStatus, offline: 'ready' })
    },
  )

  test('is not ready while the worker that is active keeps nothing', async () => {
    await (await caches.open(cacheNames.app)).delete(`/${versionsNote}`)
    installed()
    container.becomeReady()
    await startWorker(status)
    await settle()
    expect(status.get().offline).toBe('starting')
    await (await caches.open(cacheNames.app)).put(`/${versionsNote}`, new Response('[]'))
    // It has stored it again, and says so.
    container.dispatchEvent(new MessageEvent('message', { data: { type: 'STORED' } }))
    await settle()
    expect(status.get().offline).toBe('ready')
  })

  test.each(['begun before', 'begun by this page'])(
    'is fetched by the page, too, with no haste, as far as its first worker says, %s',
    async (how) => {
      const asked = vi.fn<typeof fetch>((file) =>
        file === '/assets/a.js' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response('b')),
      )
      vi.stubGlobal('fetch', asked)
      const worker = (container.registration.installing = new FakeWorker())
      if (how === 'begun before') container.register.mockReturnValue(new Promise(() => {}))
      else container.getRegistration = () => Promise.resolve(undefined)
      void startWorker(status)
      await settle()
      expect(worker.heard).toEqual(['FETCH_AHEAD'])

      const data = { type: 'FETCH_AHEAD', files: ['/assets/a.js', '/assets/b.js'] }
      container.dispatchEvent(new MessageEvent('message', { data }))
      await vi.waitFor(() => expect(asked.mock.calls).toEqual(data.files.map((file) => [file, { priority: 'low' }])))
      expect(status.get().offline).toBe('starting')
    },
  )

  test('is not asked for by the page when it is an update', async () => {
    installed()
    const worker = (container.registration.installing = new FakeWorker())
    await startWorker(status)
    await settle()
    expect(worker.heard).toEqual([])
  })

  test('is ready when another page’s installation is, while registering still waits for that', async () => {
    container.register.mockReturnValue(new Promise(() => {}))
    void startWorker(status)
    container.becomeReady()
    await settle()
    expect(status.get().offline).toBe('ready')
  })

  test.each([
    ['there can be no worker', () => vi.stubGlobal('navigator', {})],
    ['the browser forbids it', () => container.register.mockRejectedValue(new DOMException('no', 'NotSupportedError'))],
  ])('cannot be stored where %s', async (_, arrange) => {
    arrange()
    await startWorker(status)
    expect(status.get().offline).toBe('unavailable')
  })

  test('is stored again when the network is back, after a file did not come', async () => {
    container.registration.installing = new FakeWorker()
    await startWorker(status)
    container.registration.fail()
    expect(status.get().offline).toBe('unavailable')
    dispatchEvent(new Event('online'))
    dispatchEvent(new Event('online'))
    await settle()
    expect(container.register).toHaveBeenCalledTimes(2)
    container.registration.find()
    container.registration.move('installing', 'active', 'activated')
    await settle()
    expect(status.get().offline).toBe('ready')
  })

  test('is stored again without being told that there is a network, for some time', async () => {
    vi.useFakeTimers()
    container.register.mockRejectedValue(new TypeError('no network'))
    await startWorker(status)
    for (const [minutes, times] of [
      [0.5, 2],
      [1, 3],
      [60, 6],
    ] as const) {
      await vi.advanceTimersByTimeAsync(minutes * 60_000)
      expect(container.register).toHaveBeenCalledTimes(times)
    }
  })

  test('is not ready any more when its publisher has taken it back', async () => {
    const worker = installed()
    await startWorker(status)
    worker.become('redundant')
    expect(status.get().offline).toBe('unavailable')
    expect(container.register).toHaveBeenCalledOnce()
  })
})

describe('a newer version', () => {
  beforeEach(() => {
    installed()
  })

  test('is offered when it is stored whole, whoever found it', async () => {
    await startWorker(status)
    container.registration.find()
    expect(status.get().updateReady).toBe(false)
    container.registration.move('installing', 'waiting', 'installed')
    await settle()
    expect(status.get()).toEqual({ offline: 'ready', updateReady: true, isSuperseded: false })
  })

  test('is offered when it waits already, and asked to take over unless others read on', async () => {
    const waiting = new FakeWorker()
    waiting.state = 'installed'
    container.registration.waiting = waiting
    await startWorker(status)
    expect(status.get().updateReady).toBe(true)
    expect(waiting.heard).toEqual(['TAKE_OVER_IF_ALONE'])
  })

  test('is not offered when it did not come whole; the app goes on', async () => {
    await startWorker(status)
    container.registration.find()
    container.registration.fail()
    await settle()
    expect(status.get()).toEqual({ ...startingStatus, offline: 'ready' })
    expect(container.register).toHaveBeenCalledOnce()
  })

  test('is said to be in use when another tab has changed to it', async () => {
    await startWorker(status)
    const worker = container.registration.find()
    container.registration.move('installing', 'waiting', 'installed')
    container.registration.move('waiting', 'active', 'activated')
    container.takeOver(worker)
    await settle()
    expect(status.get()).toEqual({ offline: 'ready', updateReady: true, isSuperseded: true })
  })

  test('is not what the first worker is that takes over a page', async () => {
    container.controller = null
    await startWorker(status)
    container.takeOver(new FakeWorker())
    expect(status.get().isSuperseded).toBe(false)
  })

  test('is looked for when an open page is turned to again, not too often', async () => {
    vi.useFakeTimers()
    await startWorker(status)
    const turn = () => document.dispatchEvent(new Event('visibilitychange'))
    turn()
    expect(container.registration.update).not.toHaveBeenCalled()
    vi.advanceTimersByTime(16 * 60_000)
    turn()
    turn()
    expect(container.registration.update).toHaveBeenCalledOnce()
  })
})

describe('changeVersion', () => {
  const reload = vi.fn<() => void>()
  beforeEach(() => {
    reload.mockClear()
    vi.stubGlobal('location', { ...location, reload })
  })

  test('has the waiting worker take over, and loads the page once', async () => {
    const waiting = new FakeWorker()
    waiting.state = 'installed'
    container.registration.waiting = waiting
    await changeVersion()
    expect(waiting.heard).toEqual(['SKIP_WAITING'])
    expect(reload).not.toHaveBeenCalled()
    waiting.become('activating')
    waiting.become('activated')
    expect(reload).toHaveBeenCalledOnce()
  })

  test('loads the page though no worker answers', async () => {
    vi.useFakeTimers()
    container.registration.waiting = new FakeWorker()
    await changeVersion()
    vi.advanceTimersByTime(4000)
    expect(reload).toHaveBeenCalledOnce()
  })

  test('only loads the page where another tab has changed already', async () => {
    await changeVersion()
    expect(reload).toHaveBeenCalledOnce()
  })
})
