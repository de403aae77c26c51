import { chromium } from '@playwright/test'
import { ensureChromium } from './chromium.js'
import { startServer } from './serve.ts'

const folder = 'public/screenshots'

/** What each interface language shows: an article begun, for the library's first card, and the one that is photographed. */
const scenes = [
  { ui: 'ar', begun: 'paper-road', shown: 'baghdad-washington-dialogue' },
  { ui: 'en', begun: 'paper-road-en', shown: 'what-a-paper-book-knows' },
]

/**
 * Photographs the library and an article of the last build, on a phone, in both interface languages, for the manifest and
 * the README. Run after a change of the looks; the pictures are kept in the repository.
 * @returns the exit code: 1 when there is no Chromium to photograph with.
 */
export async function run(): Promise<number> {
  const found = await ensureChromium((line) => console.error(line))
  if (!found.ok) {
    console.error(found.problem)
    return 1
  }

  const { address, stop } = await startServer({ dist: 'dist', port: 0 })
  const browser = await chromium.launch({ executablePath: found.path })
  for (const { ui, begun, shown } of scenes) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale: ui === 'ar' ? 'ar-EG' : 'en-GB',
      colorScheme: 'light',
    })
    const page = await context.newPage()
    const photograph = async (name: string) => {
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `${folder}/${name}.${ui}.png` })
      console.log(`${name}.${ui}.png`)
    }

    await page.goto(`${address}${ui}/read/${begun}`, { waitUntil: 'networkidle' })
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.35))
    await page.waitForTimeout(1000) // The place is kept a moment after the scrolling ends.
    await page.goto(`${address}${ui}/`, { waitUntil: 'networkidle' })
    await page.locator('[data-ready]').waitFor()
    await photograph('library')
    await page.goto(`${address}${ui}/read/${shown}`, { waitUntil: 'networkidle' })
    await photograph('article')
    await context.close()
  }
  await browser.close()
  await stop()
  return 0
}
