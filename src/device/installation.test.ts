import { beforeEach, describe, expect, test, vi } from 'vitest'

/** The app as it starts, in a window of its own or in a tab. */
async function start({ standalone = false } = {}) {
  vi.resetModules()
  vi.spyOn(globalThis, 'matchMedia').mockImplementation(
    (query) =>
      ({
        ...new EventTarget(),
        matches: standalone && query === '(display-mode: standalone)',
      }) as unknown as MediaQueryList,
  )
  const module = await import('./installation.ts')
  module.watchInstallation()
  return module
}

/** The browser says that the app could be installed. */
function offer() {
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  })
  dispatchEvent(event)
  return event
}

describe('installing', () => {
  let app: Awaited<ReturnType<typeof start>>
  beforeEach(async () => {
    app = await start()
  })

  test('is for the reader’s own hand until the browser offers it', async () => {
    expect(app.installation.get()).toBe('byHand')
    await app.install()
    expect(app.installation.get()).toBe('byHand')
  })

  test('is done where the app has a window of its own', async () => {
    const { installation } = await start({ standalone: true })
    expect(installation.get()).toBe('installed')
  })

  test('is possible once the browser offers it, without a banner', () => {
    const event = offer()
    expect(event.defaultPrevented).toBe(true)
    expect(event.prompt).not.toHaveBeenCalled()
    expect(app.installation.get()).toBe('possible')
  })

  test('asks the reader, with one offer once', async () => {
    const event = offer()
    await app.install()
    await app.install()
    expect(event.prompt).toHaveBeenCalledOnce()
    expect(app.installation.get()).toBe('byHand')
  })

  test('is possible again with a new offer', async () => {
    offer()
    await app.install()
    const again = offer()
    expect(app.installation.get()).toBe('possible')
    await app.install()
    expect(again.prompt).toHaveBeenCalledOnce()
  })

  test('is done when the browser says so', async () => {
    const event = offer()
    dispatchEvent(new Event('appinstalled'))
    expect(app.installation.get()).toBe('installed')
    await app.install()
    expect(event.prompt).not.toHaveBeenCalled()
  })
})

describe('offering to install', () => {
  const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1'
  const iPad = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15'
  const desktop = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'
  const on = (userAgent: string, maxTouchPoints = 0) => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
    vi.spyOn(navigator, 'maxTouchPoints', 'get').mockReturnValue(maxTouchPoints)
  }

  beforeEach(() => {
    localStorage.clear()
    on(desktop)
  })

  test('is done once on a device, where the browser can', async () => {
    const { installationOffered, offerInstallation } = await start()
    offerInstallation()
    expect(installationOffered.get()).toBe(false)
    offer()
    offerInstallation()
    expect(installationOffered.get()).toBe(true)

    const again = await start()
    offer()
    again.offerInstallation()
    expect(again.installationOffered.get()).toBe(false)
  })

  test.each([
    ['an iPhone', iPhone, 5, true],
    ['an iPad', iPad, 5, true],
    ['a Macintosh', iPad, 0, false],
    ['a desktop', desktop, 0, false],
  ])('is done on %s by hand: %s', async (_, userAgent, touches, isDone) => {
    on(userAgent, touches)
    const { installationOffered, offerInstallation } = await start()
    offerInstallation()
    expect(installationOffered.get()).toBe(isDone)
  })

  test('is not done where the app is installed', async () => {
    on(iPhone, 5)
    const { installationOffered, offerInstallation } = await start({ standalone: true })
    offerInstallation()
    expect(installationOffered.get()).toBe(false)
  })

  test.each([
    ['the reader has answered', (app: Awaited<ReturnType<typeof start>>) => app.install()],
    ['it is installed otherwise', () => dispatchEvent(new Event('appinstalled'))],
  ])('ends when %s', async (_, end) => {
    const app = await start()
    offer()
    app.offerInstallation()
    await end(app)
    expect(app.installationOffered.get()).toBe(false)
  })
})
