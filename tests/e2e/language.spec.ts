import type { Page } from '@playwright/test'
import { withoutControls } from '#core/text/controls.ts'
import { becomeReady, fill, inOurFaces, open, words, type Ui } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'

const names = { ar: 'العربية', en: 'English' }
const directions = { ar: 'rtl', en: 'ltr' } as const

/** The rest of an address after its language, and the title of what is there. */
const addresses: [rest: string, title: (t: (typeof words)[Ui]) => string][] = [
  ['?lang=en&unread=1', (t) => t.library.title],
  ['search?q=%D8%A7%D9%84%D9%88%D8%B1%D9%82', (t) => t.search.title],
  ['saved', (t) => t.saved.title],
  ['settings', (t) => t.settings.title],
  ['about', (t) => t.about.title],
  ['read/paper-road#bjx9', () => 'طريق الورق'],
  ['nowhere?a=b#c', (t) => t.notFound.title],
]

async function switchTo(page: Page, ui: Ui, rest: string, title: string): Promise<void> {
  await page.getByRole('link', { name: names[ui], exact: true }).click()
  await expect(page).toHaveURL(`/${ui}/${rest}`)
  await expectLanguage(page, ui, title)
}

async function expectLanguage(page: Page, ui: Ui, title: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', ui)
  await expect(page.locator('html')).toHaveAttribute('dir', directions[ui])
  await expect.poll(async () => withoutControls(await page.title())).toBe(fill(words[ui].app.title, { screen: title }))
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', `/manifest.${ui}.webmanifest`)
}

test.describe('switching the language of the interface', () => {
  test('keeps the address, and takes the whole document along, without a new page', async ({ page }) => {
    for (const [rest, title] of addresses) {
      await open(page, `/ar/${rest}`)
      await expectLanguage(page, 'ar', title(words.ar))
      await page.evaluate(() => (document.body.dataset['same'] = 'page'))
      await switchTo(page, 'en', rest, title(words.en))
      await switchTo(page, 'ar', rest, title(words.ar))
      await expect(page.locator('body')).toHaveAttribute('data-same', 'page')
    }
  })

  test('keeps the scroll and the focus', async ({ page }) => {
    await open(page, '/ar/settings')
    // Labels that come into their own face with the next screen may be higher by a pixel or two.
    await inOurFaces(page)
    await page.evaluate(() => window.scrollTo(0, 30))
    const link = page.getByRole('link', { name: names.en, exact: true })
    await link.evaluate((element) => element.focus({ preventScroll: true }))
    const before = await page.evaluate(() => window.scrollY)
    expect(before).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('link', { name: names.ar, exact: true })).toBeFocused()
    expect(await page.evaluate(() => window.scrollY)).toBe(before)
  })

  test('can also be done in the settings, and is one step back in no history', async ({ page }) => {
    await open(page, '/ar/')
    await page.getByRole('link', { name: words.ar.tabs.settings }).click()
    await page.getByRole('group', { name: words.ar.settings.interface }).getByRole('radio', { name: names.en }).click()
    await expect(page).toHaveURL('/en/settings')
    await expect(page.getByRole('heading', { level: 1, name: words.en.settings.title })).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL('/ar/')
  })

  test('works and is remembered with the server gone', async ({ page, site, context }) => {
    await becomeReady(page, 'ar')
    await site.stop()
    for (const [rest, title] of addresses) {
      await open(page, `/ar/${rest}`)
      await expectLanguage(page, 'ar', title(words.ar))
      await switchTo(page, 'en', rest, title(words.en))
    }
    const tab = await context.newPage()
    await open(tab, '/')
    await expect(tab).toHaveURL('/en/')
    await expectLanguage(tab, 'en', words.en.library.title)
  })
})
