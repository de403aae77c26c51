import { chromium } from '@playwright/test'
import { ensureChromium } from './chromium.js'
import { startServer } from './serve.ts'

/** How late every font comes, in milliseconds: the page has been drawn without it by then. */
const LATE = 1000
/** How long the page is watched after that. */
const STILL = 500

/**
 * How much pages move when their fonts come late, as browsers measure it ("cumulative layout shift"; 0.1 is what search
 * engines still call good): in Chromium, on a phone of 390 × 844 pixels, on a first visit, with this machine's own fonts
 * in the place of ours until then.
 *
 * @param dist the built site
 * @param pages paths relative to its base
 * @returns one number for each page; a sentence where there is no Chromium to measure with
 */
export async function layoutShifts(dist: string, pages: string[]): Promise<number[] | string> {
  const found = await ensureChromium((line) => console.error(line))
  if (!found.ok) return found.problem
  const { address, stop } = await startServer({ dist, port: 0 })
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] })
  const shifts: number[] = []
  for (const path of pages) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: path.startsWith('ar') ? 'ar-EG' : 'en-GB',
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    await page.route(/\.woff2$/, async (route) => {
      await page.waitForTimeout(LATE)
      await route.continue()
    })
    await page.goto(`${address}${path}`, { waitUntil: 'networkidle' })
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(STILL)
    shifts.push(await page.evaluate(shiftSoFar))
    await context.close()
  }
  await browser.close()
  await stop()
  return shifts
}

/**
 * How much a page has moved so far that the reader did not move: "cumulative layout shift". Runs in the page
 * (`page.evaluate(shiftSoFar)`).
 */
export function shiftSoFar(): number {
  const observer = new PerformanceObserver(() => undefined)
  observer.observe({ type: 'layout-shift', buffered: true })
  // TypeScript's DOM does not know these entries.
  const entries = observer.takeRecords() as unknown as { value: number; hadRecentInput: boolean }[]
  return entries.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0)
}
