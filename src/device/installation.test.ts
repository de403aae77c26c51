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
