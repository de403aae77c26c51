import type { Page } from '@playwright/test'
import { faces } from '#core/preferences.ts'
import { paths } from '#core/paths.ts'
import { started, uis } from '../support/app.ts'
import { expect, test } from '../support/fixtures.ts'
import { inkParts, underlineOf } from '../support/ink.ts'
import { choose } from '../support/preferences.ts'
import { publish } from '../support/publish.ts'
import { arabic } from './specimens.ts'

/*
 * The fonts as files, and what they draw where a pixel counts. R27 and the like name the rules of typography.
 */

test.use({ serviceWorkers: 'block' })

const pages = [
  '/ar/',
  '/en/',
  '/ar/read/paper-road',
  '/ar/read/baghdad-washington-dialogue',
  '/en/read/what-a-paper-book-knows',
  '/en/read/baghdad-washington-dialogue-en',
]

test('R26 R27 a page asks for one font to begin with, that of its text', async ({ page }) => {
  for (const [address, font] of [
    ['/ar/', 'naskh'],
    ['/ar/read/paper-road', 'naskh'],
    ['/en/read/paper-road', 'naskh'],
    ['/en/', 'literata'],
    ['/en/read/what-a-paper-book-knows', 'literata'],
  ] as const) {
    await page.goto(address)
    const asked = await page
      .locator('link[rel=preload][as=font]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(asked, address).toEqual([expect.stringMatching(new RegExp(`/assets/${font}-[\\w-]{8}\\.woff2$`))])
  }
})

test.describe('R27 lines stay where they are when the fonts come late', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  for (const address of pages) {
    test(address, async ({ page }) => {
      const come = await withoutFonts(page)
      // What is preloaded belongs to the page, which is loaded when it has come.
      await page.goto(address, { waitUntil: 'commit' })
      await started(page)
      const before = await shiftOf(page)
      expect(before, 'while the app takes the page over').toBeLessThan(0.01)
      come()
      await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded')
      await page.evaluate(() => document.fonts.ready)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      // A line more or less near the top of the page costs 0.02 to 0.06, and search engines call 0.1 good.
      expect(await shiftOf(page)).toBeLessThan(0.1)
    })
  }
})

test('R37 the dots of a letter are apart at the smallest size, in every face, on a phone of two pixels a point', async ({
  page,
  site,
}) => {
  await publish(site, [arabic])
  await page.goto(paths.article('ar', arabic.id))
  await started(page)
  for (const face of faces.arabic) {
    await choose(page, { arabic: { face, size: 14 } })
    // The letter and its two dots, which Amiri draws as a pair that touches.
    const parts = face === 'amiri' ? 2 : 3
    expect.soft(await inkParts(page.locator('#prose'), 'ت', 2), face).toBeGreaterThanOrEqual(parts)
  }
})

test.describe('R42 no underline touches a letter', () => {
  test.use({ deviceScaleFactor: 3 })

  test('in any Arabic face, and none is left in crumbs between two of them', async ({ page, site }) => {
    await publish(site, [arabic])
    await page.goto(paths.article('ar', arabic.id))
    await started(page)
    for (const face of faces.arabic) {
      await choose(page, { paper: 'light', arabic: { face, size: 20 } })
      const link = page.locator('#styled a').first()
      await link.evaluate((element) => {
        element.textContent = 'بيتي جيم حبر على ورق'
        Object.assign(element.style, {
          color: 'rgb(255 0 0)',
          textDecorationColor: 'rgb(0 0 255)',
          display: 'inline-block',
        })
      })
      await page.evaluate(() => document.fonts.ready)
      const drawn = await underlineOf(page, await link.screenshot())
      expect.soft(drawn.length, `${face}: there is an underline`).toBeGreaterThan(100)
      expect.soft(drawn.touching, `${face}: pixels that touch a letter`).toBe(0)
      // In pixels of the picture: a fifth of the size.
      const size = await link.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
      expect.soft(drawn.shortest, `${face}: the shortest piece`).toBeGreaterThanOrEqual(size * 3 * 0.2)
    }
    // The measure can tell: a line that does not make room for letters runs through them.
    const link = page.locator('#styled a').first()
    await link.evaluate((element) => {
      Object.assign(element.style, { textDecorationSkipInk: 'none', textUnderlineOffset: '0.1em' })
    })
    expect((await underlineOf(page, await link.screenshot())).touching).toBeGreaterThan(0)
  })
})

test('R28 R29 the words of the interface have a real bold, and every weight of a text is in its file', async ({
  page,
}) => {
  for (const ui of uis) {
    await page.goto(`/${ui}/`)
    await started(page)
    const missing = await page.evaluate(async () => {
      await document.fonts.ready
      const used = new Set(
        [...document.querySelectorAll('main *')].map((element) => getComputedStyle(element).fontWeight),
      )
      const ranges = [...document.fonts]
        .filter(({ family }) => /Waraq (?:Naskh|Literata|Readex)$/.test(family.replaceAll('"', '')))
        .map(({ weight }) => weight.split(' ').map(Number))
      return [...used].filter(
        (weight) => !ranges.some(([from = 0, to = from]) => Number(weight) >= from && Number(weight) <= to),
      )
    })
    expect(missing, ui).toEqual([])
  }
})

/** Holds back every font until the function is called that comes back. */
async function withoutFonts(page: Page): Promise<() => void> {
  let come = () => {}
  const all = new Promise<void>((resolve) => (come = resolve))
  await page.route(/\.woff2$/, async (route) => {
    await all
    await route.continue()
  })
  return () => come()
}

/** How much the page has moved so far that the reader did not move: "cumulative layout shift". */
async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const observer = new PerformanceObserver(() => undefined)
    observer.observe({ type: 'layout-shift', buffered: true })
    // TypeScript's DOM does not know these entries.
    const entries = observer.takeRecords() as unknown as { value: number; hadRecentInput: boolean }[]
    return entries.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0)
  })
}
