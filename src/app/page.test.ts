import { describe, expect, test, vi } from 'vitest'
import { loadMessages } from '#i18n/translator.ts'
import { loadAhead, loadPage, pageAtHand } from './page.ts'
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

  test('is at hand as soon as it has come, and its words are here; once', async () => {
    const { address } = asked('six')
    loadAhead(address)
    expect(pageAtHand(address)).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve))
    // Nothing was drawn in this language yet.
    const english = { ...address, ui: 'en' as const }
    expect(pageAtHand(english)).toBeUndefined()
    await loadMessages('en', ['all'])
    expect(pageAtHand(english)).toMatchObject({ data: 'six', ui: 'en', hasWords: true })
    expect(pageAtHand(english)).toBeUndefined()
  })

  test('is not at hand if it failed, and is asked for again', async () => {
    const { address, loader } = asked('seven')
    await loadMessages('ar', ['all'])
    loader.mockRejectedValueOnce(new Error('no network'))
    loadAhead(address)
    await new Promise((resolve) => setTimeout(resolve))
    expect(pageAtHand(address)).toBeUndefined()
    expect(await loadPage(address)).toMatchObject({ data: 'seven' })
  })
})
