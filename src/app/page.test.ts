import { describe, expect, test, vi } from 'vitest'
import { loadAhead, loadPage } from './page.ts'
import { readAddress } from './screens.ts'

/** An article's address, and how often its content is asked for. */
function asked(id: string, loader = vi.fn<() => Promise<string>>(async () => id)) {
  const address = readAddress({ pathname: `/ar/read/${id}`, search: '' })
  const module = { Component: () => null, title: () => '', loader }
  return { address: { ...address, screen: { ...address.screen!, open: async () => module } }, loader }
}

describe('what was begun with', () => {
  test('is not asked for again, and only serves once', async () => {
    const { address, loader } = asked('one')
    loadAhead(address)
    loadAhead(address)
    expect((await loadPage(address)).data).toBe('one')
    expect(loader).toHaveBeenCalledOnce()
    await loadPage(address)
    expect(loader).toHaveBeenCalledTimes(2)
  })

  test('is asked for again if it failed', async () => {
    const { address, loader } = asked('two')
    loader.mockRejectedValueOnce(new Error('no network'))
    loadAhead(address)
    expect(await loadPage(address)).toMatchObject({ data: 'two' })
    expect(loader).toHaveBeenCalledTimes(2)
  })

  test('is asked for again if it has waited too long', async () => {
    const { address, loader } = asked('three')
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000)
    loadAhead(address)
    now.mockReturnValue(60_000)
    await loadPage(address)
    expect(loader).toHaveBeenCalledTimes(2)
  })

  test('is of no use for another address', async () => {
    const { address } = asked('four')
    loadAhead(asked('five').address)
    expect((await loadPage(address)).data).toBe('four')
  })
})
