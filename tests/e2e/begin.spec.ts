import type { Page } from '@playwright/test'
import { delayed, started } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'

/*
 * How a first visit begins: what its first frame has, and when the app begins to be stored.
 */

const ARTICLE = '/ar/read/paper-road'

test.describe('the first frame', () => {
  test.use({ serviceWorkers: 'block' })

  test('has only what a phone shows, and all the rest comes when that is seen', async ({ page }) => {
    await noteFirstFrame(page)
    // Where the typeface is here before the page has been read to its body, nothing is cut.
    await delayed(page, /\.woff2$/, 300)
    for (const [address, far] of [
      [ARTICLE, 'article [data-stretch] ~ [data-stretch], article ~ footer'],
      ['/ar/', 'main ol > :nth-child(n + 8)'],
    ] as const) {
      await page.goto(address)
      const { inFirstFrame, now } = await drawn(page, far)
      expect(inFirstFrame, address).toBe(0)
      expect(now, address).toBeGreaterThan(0)
      await started(page)
    }
  })

  test('has all of an article whose address names a place in it', async ({ page }) => {
    await noteFirstFrame(page)
    await page.goto(`${ARTICLE}#bawq`)
    const { inFirstFrame, now } = await drawn(page, 'article [data-stretch] ~ [data-stretch]')
    expect(inFirstFrame).toBeGreaterThan(0)
    expect(inFirstFrame).toBe(now)
  })

  test('has all of it on a screen that is higher than a phone’s', async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 1366 })
    await noteFirstFrame(page)
    await page.goto(ARTICLE)
    const { inFirstFrame, now } = await drawn(page, 'article [data-stretch] ~ [data-stretch]')
    expect(inFirstFrame).toBe(now)
  })

  test('is followed by the rest where the app never comes, or no script is run', async ({ page, browser, site }) => {
    site.break(/\.js$/, 'hang')
    await page.goto(ARTICLE, { waitUntil: 'commit' })
    await expect(page.locator('html:not([data-begins], [data-waits])')).toBeAttached()
    await expect(page.locator('article ~ footer a').last()).toBeVisible()
    const context = await browser.newContext({ baseURL: site.origin, javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(ARTICLE)
    await expect(plain.locator('html:not([data-begins], [data-waits])')).toBeAttached()
    await expect(plain.locator('article ~ footer a').last()).toBeVisible()
    await context.close()
  })
})

test('the app begins to be stored when the page is loaded and the text seen, before the page is awake', async ({
  page,
  site,
}) => {
  // What the page wakes with does not come.
  site.break(/catalogue\.json$/, 'hang')
  await page.goto(ARTICLE)
  const asked = () => site.requests.map(({ path }) => path)
  await expect.poll(asked).toContainEqual(expect.stringMatching(/sw\.js$/))
  await expect(page.locator('html')).not.toHaveAttribute('data-digits')
  const isLoaded = await page.evaluate(() => document.readyState === 'complete')
  expect(isLoaded).toBe(true)
  const position = (name: RegExp) => asked().findIndex((path) => name.test(path))
  expect(position(/naskh-.*woff2$/)).toBeLessThan(position(/react-.*js$/))
  expect(position(/index-.*js$/)).toBeLessThan(position(/sw\.js$/))
})

/** Keeps, in the page, which elements had their content laid out in the first frame with text. */
async function noteFirstFrame(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const laidOut = (which: string) =>
      [...document.querySelectorAll(which)].filter((element) => {
        const { contentVisibility, display } = getComputedStyle(element)
        return display !== 'none' && contentVisibility !== 'hidden'
      }).length
    const kept = globalThis as unknown as { laidOut: typeof laidOut; first: Record<string, number> }
    kept.laidOut = laidOut
    document.addEventListener('waraq:text', () =>
      requestAnimationFrame(() => {
        kept.first = Object.fromEntries(
          [
            'article [data-stretch] ~ [data-stretch], article ~ footer',
            'article [data-stretch] ~ [data-stretch]',
            'main ol > :nth-child(n + 8)',
          ].map((which) => [which, laidOut(which)]),
        )
      }),
    )
  })
}

/** How many of these elements were laid out in the first frame with text, and how many are when all has come. */
async function drawn(page: Page, which: string): Promise<{ inFirstFrame: number | undefined; now: number }> {
  await expect(page.locator('html:not([data-begins], [data-waits])')).toBeAttached()
  return page.evaluate((of) => {
    const { laidOut, first } = globalThis as unknown as {
      laidOut: (which: string) => number
      first: Record<string, number>
    }
    return { inFirstFrame: first[of], now: laidOut(of) }
  }, which)
}
