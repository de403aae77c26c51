import { afterEach, describe, expect, test, vi } from 'vitest'
import { share } from './share.ts'

const TITLE = 'في مديح القراءة البطيئة'
const ADDRESS = 'https://example.org/ar/read/maqala#b3'

/** What the browser can do; what is not given it cannot. */
function browser({ share: sheet, copy }: { share?: () => Promise<void>; copy?: () => Promise<void> }) {
  const refuse = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'))
  if (sheet) Object.defineProperty(navigator, 'share', { value: sheet, configurable: true })
  return vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copy ?? refuse)
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'share')
})

describe('share', () => {
  test('hands title and address to the system’s sheet', async () => {
    const sheet = vi.fn<() => Promise<void>>(() => Promise.resolve())
    const copied = browser({ share: sheet })
    expect(await share(TITLE, ADDRESS)).toBe('shared')
    expect(sheet).toHaveBeenCalledWith({ title: TITLE, url: ADDRESS })
    expect(copied).not.toHaveBeenCalled()
  })

  test('copies nothing for a reader who changed their mind', async () => {
    const copied = browser({ share: () => Promise.reject(new DOMException('Share canceled', 'AbortError')) })
    expect(await share(TITLE, ADDRESS)).toBe('shared')
    expect(copied).not.toHaveBeenCalled()
  })

  test('copies the address where the sheet is refused', async () => {
    const copied = browser({
      share: () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError')),
      copy: () => Promise.resolve(),
    })
    expect(await share(TITLE, ADDRESS)).toBe('copied')
    expect(copied).toHaveBeenCalledWith(ADDRESS)
  })

  test('copies the address where there is no sheet', async () => {
    const copied = browser({ copy: () => Promise.resolve() })
    expect(await share(TITLE, ADDRESS)).toBe('copied')
    expect(copied).toHaveBeenCalledWith(ADDRESS)
  })

  test('says so where nothing is allowed', async () => {
    browser({})
    expect(await share(TITLE, ADDRESS)).toBe('failed')
  })
})
