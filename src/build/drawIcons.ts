import { readFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { ensureChromium } from './chromium.js'

const folder = 'public/icons'
const paper = '#fbf8f2'

/**
 * Every icon that must be a picture of points, with the drawing it is made from. Transparent unless it has a
 * background: iOS would fill the corners of the touch icon with black, and rounds them itself.
 */
const pictures: { from: string; to: string; size: number; background?: string }[] = [
  { from: 'icon.svg', to: 'icon-192.png', size: 192 },
  { from: 'icon.svg', to: 'icon-512.png', size: 512 },
  { from: 'maskable.svg', to: 'maskable-192.png', size: 192 },
  { from: 'maskable.svg', to: 'maskable-512.png', size: 512 },
  { from: 'icon.svg', to: 'apple-touch-icon.png', size: 180, background: paper },
  { from: 'favicon.svg', to: 'favicon-32.png', size: 32 },
  { from: 'shortcut-library.svg', to: 'shortcut-library.png', size: 96 },
  { from: 'shortcut-saved.svg', to: 'shortcut-saved.png', size: 96 },
  { from: 'shortcut-search.svg', to: 'shortcut-search.png', size: 96 },
]

/**
 * Draws the PNG icons in public/icons from the SVGs beside them. For the editor of a drawing; the pictures are kept in
 * the repository, so a build needs neither this nor a browser.
 * @returns the exit code: 1 when there is no Chromium to draw with.
 */
export async function run(): Promise<number> {
  const found = await ensureChromium((line) => console.error(line))
  if (!found.ok) {
    console.error(found.problem)
    return 1
  }

  const browser = await chromium.launch({ executablePath: found.path })
  for (const { from, to, size, background } of pictures) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const drawing = await readFile(`${folder}/${from}`, 'utf8')
    await page.setContent(
      `<style>body { margin: 0; background: ${background ?? 'none'} } svg { display: block }</style>${drawing}`,
    )
    await page.screenshot({ path: `${folder}/${to}`, omitBackground: !background })
    await page.close()
    console.log(to)
  }
  await browser.close()
  return 0
}
