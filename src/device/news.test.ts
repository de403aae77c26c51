import { beforeEach, describe, expect, test, vi } from 'vitest'
import { article, entryOf } from '../../tests/support/builders.ts'

const one = { format: 1 as const, entries: [entryOf(article({ id: 'a' }))] }
const two = { format: 1 as const, entries: [entryOf(article({ id: 'b' })), ...one.entries] }

/** As when the reader comes back. */
async function start() {
  vi.resetModules()
  const device = await import('./news.ts')
  device.loadNews()
  return device
}

beforeEach(() => {
  localStorage.clear()
  return () => vi.unstubAllGlobals()
})

describe('the news', () => {
  test('are remembered until they were seen', async () => {
    ;(await start()).addNews(one, two)
    const device = await start()
    expect([...device.news.get().added]).toEqual(['b'])
    device.forgetNews()
    expect((await start()).news.get().added.size).toBe(0)
  })

  test('that were seen in another tab are seen', async () => {
    const device = await start()
    device.addNews(one, two)
    localStorage.setItem('waraq.news', '{"added":[],"corrected":[]}')
    dispatchEvent(new StorageEvent('storage', { key: 'waraq.news' }))
    expect(device.news.get().added.size).toBe(0)
  })

  test.each(['{"added":', '[]', '3', '{"added":"b","corrected":[7]}'])('are none where %s was stored', async (text) => {
    localStorage.setItem('waraq.news', text)
    const { news } = await start()
    expect([...news.get().added, ...news.get().corrected]).toEqual([])
  })

  test('last as long as the page where storage is forbidden', async () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
    const device = await start()
    device.addNews(one, two)
    expect([...device.news.get().added]).toEqual(['b'])
  })
})
