import type { Page } from '@playwright/test'
import { open, scroll, started, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { LAST_WORD, longArticle } from './support/longArticle.ts'
import { expectInPlace, firstLetter } from './support/place.ts'
import { publish } from './support/publish.ts'

// 50,000 words: a book. Of 770 blocks a phone shows three.
const ARTICLE = longArticle(690, 76)
const ADDRESS = `/ar/read/${ARTICLE.id}`
const t = words.ar

test.beforeEach(({ site }) => publish(site, [ARTICLE]))

/** Every block stands on the page. */
async function whole(page: Page): Promise<void> {
  await expect(page.locator('article :is([data-stretch] > [id], [data-notes] li)')).toHaveCount(ARTICLE.blocks.length)
}

/** So far into the article as a thumb on the scroll bar goes. */
async function leapTo(page: Page, share: number): Promise<void> {
  await whole(page)
  await page.evaluate((at) => window.scrollTo(0, document.documentElement.scrollHeight * at), share)
  await scroll(page, 120)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(5000)
}

for (const share of [0.1, 0.5, 0.95]) {
  test(`the place at ${share * 100} % is kept by reload, another size, the other language, and coming back`, async ({
    page,
  }) => {
    await open(page, ADDRESS)
    await leapTo(page, share)
    const letter = await firstLetter(page)
    await expectInPlace(page, letter, 'all is drawn')

    await page.reload()
    await started(page)
    await expectInPlace(page, letter, 'a reload')
    await whole(page)
    await expectInPlace(page, letter, 'the rest has been drawn')

    const size = () => page.evaluate(() => getComputedStyle(document.querySelector('article p[id]')!).fontSize)
    const before = await size()
    await page.getByRole('button', { name: t.reader.text }).click()
    await page.getByRole('button', { name: t.text.larger }).click({ clickCount: 3 })
    await expect.poll(size).not.toBe(before)
    await expectInPlace(page, letter, 'a larger size')
    await page.keyboard.press('Escape')

    // The bars come back.
    await scroll(page, 180)
    await scroll(page, -180)
    const again = await firstLetter(page)
    await page.getByRole('link', { name: 'English', exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expectInPlace(page, again, 'switching to English')

    await page.getByRole('link', { name: words.en.reader.back }).click()
    await page.getByRole('list', { name: words.en.library.articles }).getByRole('link').click()
    await expectInPlace(page, again, 'coming back from the library')
  })
}

test('scrolling up over what was never seen moves nothing under the reader’s eyes', async ({ page }) => {
  await open(page, `${ADDRESS}#k500`)
  await whole(page)
  for (let turn = 0; turn < 12; turn += 1) {
    const letter = await firstLetter(page)
    const before = await page.evaluate(() => document.documentElement.scrollHeight)
    await scroll(page, -600)
    await expectInPlace(page, { ...letter, top: letter.top + 600 }, `${turn * 600} pixels up`)
    if (turn === 11) expect(before).toBeGreaterThan(0)
  }
})

test('an address leads to a block far below, at once and before the rest is drawn', async ({ page }) => {
  for (const id of ['k600', 'last', 'n24', 'n24-reference']) {
    await page.goto(`/ar/?${id}`)
    await open(page, `${ADDRESS}#${id}`)
    const target = page.locator(`[id="${id}"]`)
    await expect(target).toBeInViewport()
    const top = () => target.evaluate((element) => element.getBoundingClientRect().top)
    const first = await top()
    await whole(page)
    expect(Math.abs((await top()) - first), `${id} stays`).toBeLessThan(2)
    await expect(target).toBeFocused()
  }
})

test('the contents lead from the beginning to the last heading, and a note back to its number', async ({ page }) => {
  const heading = ARTICLE.blocks.findLast(({ type }) => type === 'heading')
  await open(page, ADDRESS)
  await page.getByRole('button', { name: t.reader.contents }).click()
  await page.getByRole('dialog').getByRole('link').last().click()
  await expect(page.locator(`#${heading?.id}`)).toBeInViewport()

  const reference = page.locator('#n24-reference')
  await reference.click()
  await expect(page.locator('#n24')).toBeInViewport()
  await page.locator('#n24 a').last().click()
  await expect(reference).toBeInViewport()
})

test('the browser finds a word of the last block, and the progress tells how far that is', async ({ page }) => {
  await open(page, ADDRESS)
  await whole(page)
  const progress = () =>
    page.evaluate(() => {
      const thread = document.querySelector<HTMLElement>('[data-chrome] [data-along="inline"] > span')
      return Number(thread?.style.getPropertyValue('--share') ?? 0)
    })
  await leapTo(page, 0.5)
  await expect.poll(progress).toBeGreaterThan(0.4)
  expect(await progress()).toBeLessThan(0.6)

  expect(
    await page.evaluate((word) => (window as Window & { find?: (text: string) => boolean }).find?.(word), LAST_WORD),
  ).toBe(true)
  await expect(page.locator('#last')).toBeInViewport()
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await expect.poll(progress).toBe(1)
})

test('on paper it is all there, whenever it is printed', async ({ page }) => {
  await page.goto(ADDRESS, { waitUntil: 'commit' })
  await page.locator('article h1').waitFor()
  const pdf = await page.pdf()
  await expect(page.locator('article [data-stretch]:empty')).toHaveCount(0)
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  await whole(page)
  const all = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(all).toBeGreaterThan(100)
  expect(pages).toBe(all)
})
