import type { Page } from '@playwright/test'
import { open, scroll, started, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { expectInPlace, firstLetter } from './support/place.ts'

const articles = {
  ar: { id: 'paper-road', dir: 'rtl' },
  en: { id: 'what-a-paper-book-knows', dir: 'ltr' },
} as const

/** Deep in an article, in the middle of a paragraph. */
async function readOn(page: Page, address: string): Promise<void> {
  await open(page, address)
  await page.evaluate(() => window.scrollTo(0, 2650))
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(2000)
}

for (const [lang, { id }] of Object.entries(articles)) {
  test.describe(`the place in an article in ${lang}`, () => {
    const address = `/${lang}/read/${id}`
    const t = words[lang as 'ar' | 'en']

    test('is kept when the page is loaded again, and in a new tab', async ({ page, context }) => {
      await readOn(page, address)
      const letter = await firstLetter(page)
      await page.reload()
      await started(page)
      await expectInPlace(page, letter, 'a reload')

      await page.close()
      const tab = await context.newPage()
      await open(tab, address)
      await expectInPlace(tab, letter, 'closing the tab')
    })

    test('is kept when the page goes away in the very next frames', async ({ page, context }) => {
      await open(page, address)
      // A browser that takes back what was not committed does so now and then only.
      for (const height of [900, 1500, 2100, 2650]) {
        await page.evaluate((top) => window.scrollTo(0, top), height)
        const letter = await firstLetter(page)
        await page.goto(`/${lang}/about`)
        await page.close()
        page = await context.newPage()
        await open(page, address)
        await expectInPlace(page, letter, `leaving at ${height} px`)
      }
    })

    test('is kept when the text is set in another size, spacing and face', async ({ page }) => {
      await readOn(page, address)
      const letter = await firstLetter(page)
      const setting = () =>
        page.evaluate(() => {
          const { fontSize, lineHeight, fontFamily } = getComputedStyle(document.querySelector('article p[id]')!)
          return [fontSize, lineHeight, fontFamily].join(' ')
        })
      await page.getByRole('button', { name: t.reader.text }).click()
      const sheet = page.getByRole('dialog', { name: t.text.title })
      const larger = sheet.getByRole('button', { name: t.text.larger })
      let before = await setting()

      for (const [change, press] of [
        ['a larger size', () => larger.click()],
        ['a much larger size', () => larger.click({ clickCount: 4 })],
        ['wider lines', () => sheet.getByRole('radio', { name: t.text.loose }).check()],
        ...(lang === 'ar'
          ? ([
              ['Amiri', () => sheet.getByRole('radio', { name: t.text.amiri }).check()],
              ['the modern face', () => sheet.getByRole('radio', { name: t.text.plex }).check()],
            ] as const)
          : []),
        ['the settings at the start', () => sheet.getByRole('button', { name: t.text.reset }).click()],
      ] as const) {
        await press()
        await expect.poll(setting, `${change} changes the text`).not.toBe(before)
        before = await setting()
        await expectInPlace(page, letter, change)
      }
    })

    test('is kept when the screen is turned', async ({ page, viewport }) => {
      const { width, height } = viewport ?? { width: 390, height: 844 }
      await readOn(page, address)
      const letter = await firstLetter(page)
      await page.setViewportSize({ width: height, height: width })
      await expectInPlace(page, letter, 'turning')
      await page.setViewportSize({ width, height })
      await expectInPlace(page, letter, 'turning back')
    })

    test('is kept when the interface changes its language', async ({ page }) => {
      const names = { ar: 'العربية', en: 'English' }
      await readOn(page, address)
      await scroll(page, 180)
      await scroll(page, -120)
      await page.evaluate(() => (document.body.dataset['same'] = 'page'))
      const letter = await firstLetter(page)

      const [here, there] = lang === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const)
      for (const [from, to] of [
        [here, there],
        [there, here],
      ] as const) {
        await page.getByRole('link', { name: names[to], exact: true }).click()
        await expect(page.locator('html')).toHaveAttribute('lang', to)
        await expect(page.getByRole('link', { name: names[from], exact: true })).toBeFocused()
        await expectInPlace(page, letter, `switching to ${to}`)
      }
      await expect(page.locator('body')).toHaveAttribute('data-same', 'page')
    })

    test('is shown in the library, which leads back to it', async ({ page }) => {
      await readOn(page, address)
      await scroll(page, 120)
      await scroll(page, -120)
      const letter = await firstLetter(page)
      const title = await page.getByRole('heading', { level: 1 }).textContent()
      await page.getByRole('link', { name: t.reader.back }).click()

      const card = page.getByRole('region', { name: t.library.continue })
      await expect(card.getByRole('heading')).toHaveText(title ?? '')
      await expect(card).toContainText(letter.words.trim())
      await card.getByRole('link').click()
      await expectInPlace(page, letter, 'coming back from the library')
    })
  })
}
