import { beforeEach, describe, expect, test, vi } from 'vitest'
import { watchLaunches } from './launches.ts'

describe('watchLaunches', () => {
  let launch: (targetURL?: string) => void
  const go = vi.fn<(address: string) => void>()
  const here = (address: string) => new URL(address, location.origin).href

  beforeEach(() => {
    go.mockClear()
    vi.stubGlobal('location', new URL('https://reader.example/ar/read/maqala'))
    vi.stubGlobal('launchQueue', {
      setConsumer: (consumer: (launch: object) => void) => {
        launch = (targetURL) => consumer(targetURL === undefined ? {} : { targetURL })
      },
    })
    watchLaunches(go)
    return () => vi.unstubAllGlobals()
  })

  test.each(['/ar/saved', '/en/search?q=x', '/ar/read/safha#p2', '/ar/#main'])('goes to %s', (address) => {
    launch(here(address))
    expect(go).toHaveBeenCalledExactlyOnceWith(address)
  })

  test.each([
    ['the icon was pressed', '/ar/'],
    ['the icon of the other language was', '/en/'],
    ['this very window was opened by it', '/ar/read/maqala'],
    ['it leads elsewhere', 'https://evil.example/ar/saved'],
  ])('stays where it is when %s', (_, address) => {
    launch(here(address))
    expect(go).not.toHaveBeenCalled()
  })

  test('stays where it is when it is only brought to the front', () => {
    launch()
    expect(go).not.toHaveBeenCalled()
  })
})
