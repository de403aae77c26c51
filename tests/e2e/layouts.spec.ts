import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogueOf, inOurFaces, open, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { prefer } from './support/preferences.ts'

/*
 * Eight screens, compared as layouts and not as pictures. Two versions of Chromium do not smooth the edges of letters
 * alike, so pictures would have to forgive what a missing button also looks like; where things stand is the same in all.
 * After a change that is meant: `LAYOUTS=write npx playwright test --config=tests/e2e/playwright.config.ts layouts`, and look at
 * the difference.
 */

/** How far a thing may stand from where it stood, in CSS pixels: versions round the widths of letters differently. */
const TOLERANCE = 6

const layouts: [name: string, address: string, paper: 'light' | 'dark', press?: string][] = [
  ['library.ar', '/ar/', 'light'],
  ['library.en', '/en/', 'light'],
  ['article.ar', '/ar/read/paper-road', 'light'],
  ['article.en', '/en/read/baghdad-washington-dialogue-en', 'light'],
  ['article-dark.ar', '/ar/read/paper-road', 'dark'],
  ['text-settings.ar', '/ar/read/paper-road', 'light', words.ar.reader.text],
  ['saved.ar', '/ar/saved', 'light'],
  ['settings.ar', '/ar/settings', 'light'],
]

type Box = [name: string, x: number, y: number, width: number, height: number]

test.use({ serviceWorkers: 'block', viewport: { width: 390, height: 844 } })

for (const [name, address, paper, press] of layouts) {
  test(`the layout of ${name} is as it was`, async ({ page, request }) => {
    await prefer(page, { paper, digits: 'arab', months: 'egypt' })
    // All is kept before it is looked at.
    await open(page, '/ar/')
    await expect(page.getByText(words.ar.article.kept, { exact: true })).toHaveCount(
      (await catalogueOf(request)).length,
    )
    await open(page, address)
    if (press !== undefined) {
      await page.getByRole('button', { name: press, exact: true }).click()
      await page.getByRole('dialog').waitFor()
    }
    // The fonts have come, and nothing moves any more.
    await inOurFaces(page)
    let now: Box[] = []
    const isStill = async () => {
      const before = JSON.stringify(now)
      now = await boxes()
      return JSON.stringify(now) === before
    }
    await expect.poll(isStill, { intervals: [300] }).toBe(true)

    const file = join(import.meta.dirname, 'layouts', `${name}.json`)
    if (process.env['LAYOUTS'] === 'write') {
      await mkdir(join(import.meta.dirname, 'layouts'), { recursive: true })
      await writeFile(file, `${JSON.stringify(now.map(written), null, 2)}\n`)
    }
    const before = (JSON.parse(await readFile(file, 'utf8')) as string[]).map(read)
    expect(now.map(([what]) => what)).toEqual(before.map(([what]) => what))
    const moved = now.filter(([, ...box], index) =>
      box.some((length, side) => Math.abs(length - Number(before[index]?.[side + 1])) > TOLERANCE),
    )
    expect(moved, 'what has moved').toEqual([])

    /** Landmarks, headings, rows and controls in the first screenful, by what they are called. */
    async function boxes(): Promise<Box[]> {
      return page.evaluate(() => {
        const within = document.querySelector('dialog[open]') ?? document
        const found: Box[] = []
        for (const element of within.querySelectorAll(
          'header, main, nav, article, h1, h2, h3, li, button, nav a, label, [role=toolbar], article p',
        )) {
          const { x, y, width, height } = element.getBoundingClientRect()
          if (!element.checkVisibility() || width === 0 || y >= innerHeight) continue
          const called = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 20)
          // What goes on below the screen may be as long as it likes.
          const seen = Math.min(height, innerHeight - y)
          const even = (length: number) => 2 * Math.round(length / 2)
          found.push([`${element.tagName.toLowerCase()} ${called}`, even(x), even(y), even(width), even(seen)])
        }
        return found
      })
    }
  })
}

/** A line of the stored file: `x y width height name`. */
function written([name, ...box]: Box): string {
  return [...box, name].join(' ')
}

function read(line: string): Box {
  const [x = 0, y = 0, width = 0, height = 0] = line.split(' ', 4).map(Number)
  return [line.split(' ').slice(4).join(' '), x, y, width, height]
}
