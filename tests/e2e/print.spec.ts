import type { Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { papers } from '#core/preferences.ts'
import { paths } from '#core/paths.ts'
import { article, englishArticle, heading, list, note, paragraph, spanOn, table } from '../support/builders.ts'
import { open, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { choose, prefer } from './support/preferences.ts'
import { publish } from './support/publish.ts'

const ADDRESS = `https://example.org/${'dictionary-of-paper-'.repeat(12)}`

/** Several pages of text in either language, with what is hard on paper: a long address, a wide table, notes. */
function blocksOf({ sentence, linked, column }: { sentence: string; linked: string; column: string }) {
  const text = `${sentence} ${linked}.`
  const remark = note(sentence)
  const section = heading(2, column)
  return [
    paragraph(text, { spans: [spanOn(text, linked, { type: 'link', href: ADDRESS })] }),
    paragraph(text, { spans: [spanOn(text, linked, { type: 'link', href: `#${section.id}` })] }),
    paragraph(text, { spans: [spanOn(text, linked, { type: 'note-reference', note: remark.id })] }),
    table(
      Array.from({ length: 4 }, () => Array.from({ length: 7 }, () => column)),
      { head: Array.from({ length: 7 }, () => ({ text: `${column} ${column}` })) },
    ),
    list([sentence, linked], { ordered: true }),
    section,
    ...Array.from({ length: 24 }, () => paragraph(`${sentence} `.repeat(5).trim())),
    remark,
  ]
}

const publisher = { name: 'Paper Quarterly' }
const arabic = article({
  title: 'صناعة الورق في بغداد',
  published: '2023-09-03',
  publisher,
  blocks: blocksOf({
    sentence: 'وجدت صنعة الورق في بغداد سوقها ومنها أخذنا اسمها.',
    linked: 'معجم الورق',
    column: 'القيروان',
  }),
})
const english = englishArticle({
  title: 'Paper in Baghdad',
  published: '2023-09-03',
  publisher,
  blocks: blocksOf({
    sentence: 'In Baghdad the making of paper found its market and its name.',
    linked: 'a dictionary of paper',
    column: 'Kairouan',
  }),
})

// The width of A4 between its margins, so that lines fall as they do on paper.
test.use({ viewport: { width: 672, height: 960 }, serviceWorkers: 'block' })

test.beforeEach(({ site }) => publish(site, [arabic, english]))

for (const [ui, of] of [
  ['ar', arabic],
  ['en', english],
] as const) {
  test(`${of.id} under ${ui} is black on white on paper, whatever the screen is, and set in points`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    await open(page, paths.article(ui, of.id))
    for (const paper of papers) {
      await choose(page, { paper, arabic: { size: 34 }, latin: { size: 34 } })
      const colours = await page.evaluate(() => {
        const within = [...document.querySelectorAll('article :is(h1, h2, p, li, a, th, td, figcaption)')]
        return {
          text: [...new Set(within.map((element) => getComputedStyle(element).color))].toSorted(),
          page: getComputedStyle(document.body).backgroundColor,
          scheme: getComputedStyle(document.documentElement).colorScheme,
        }
      })
      const expected = { text: ['rgb(0, 0, 0)', 'rgb(51, 51, 51)'], page: 'rgba(0, 0, 0, 0)', scheme: 'light' }
      expect.soft(colours, paper).toEqual(expected)
      const size = (of.lang === 'ar' ? 13 : 11.5) * (96 / 72)
      const set = await page.getByRole('article').evaluate((body) => parseFloat(getComputedStyle(body).fontSize))
      expect.soft(set, paper).toBeCloseTo(size, 1)
    }
  })

  test(`${of.id} under ${ui} is whole on paper: nothing is cut, nothing of the interface is there`, async ({
    page,
  }) => {
    await open(page, paths.article(ui, of.id))
    await page.getByRole('button', { name: words[ui].reader.text, exact: true }).press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('toolbar')).toHaveCount(0)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(page.locator('[role=doc-backlink]:visible')).toHaveCount(0)
    await expect(page.getByRole('table')).toBeVisible()
    expect(await cutOff(page)).toEqual([])
  })

  test(`${of.id} under ${ui} says on paper where it is from, and where its links lead`, async ({ page }) => {
    await open(page, paths.article(ui, of.id))
    const address = page.getByRole('article').getByText(page.url(), { exact: true })
    await expect(address).toBeHidden()
    await page.emulateMedia({ media: 'print' })
    await expect(address).toBeVisible()
    await expect(address).toHaveAttribute('dir', 'ltr')
    await expect(page.getByText(publisher.name)).toBeVisible()

    const written = await page
      .locator('[data-blocks] a:visible')
      .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content))
    // Of the link to the web, and not of the one within the article nor of the number of the note.
    expect(written.filter((content) => content.includes('example.org'))).toEqual([`" (\u2066${ADDRESS}\u2069)"`])
    expect(written).toHaveLength(3)
  })

  test(`${of.id} under ${ui} fills its pages, each with its number`, async ({ page }) => {
    test.skip(spawnSync('pdftotext', ['-v']).error !== undefined, 'needs pdftotext, to read what is on the pages')
    for (const digits of ['arab', 'latn'] as const) {
      await prefer(page, { paper: 'black', digits })
      await open(page, paths.article(ui, of.id))
      const pages = await printed(page)
      expect(pages.length).toBeGreaterThan(2)
      const numbers = pages.map((_, index) => (ui === 'ar' && digits === 'arab' ? '١٢٣٤٥٦٧٨٩'[index] : `${index + 1}`))
      expect(pages.map((lines) => lines.at(-1))).toEqual(numbers)
      for (const lines of pages) expect(lines.length).toBeGreaterThan(1)
      // Spaces come out where the letters of a word lie apart.
      expect(pages[0]?.join('')).toContain(of.title.replaceAll(' ', ''))
      expect(pages[0]?.join('')).toContain(page.url())
    }
  })
}

test('the numbers of the pages are those of the interface, above an article in the other language too', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' })
  for (const [ui, digits, expected] of [
    ['ar', 'arab', 'arabic'],
    ['ar', 'latn', 'auto'],
    ['en', 'arab', 'auto'],
  ] as const) {
    await prefer(page, { digits })
    await open(page, paths.article(ui, (ui === 'ar' ? english : arabic).id))
    await expect(page.locator('body')).toHaveCSS('page', expected)
  }
})

for (const columns of [5, 7, 12]) {
  test(`a table of ${columns} columns of long words stands whole on the paper, from its start edge`, async ({
    page,
    site,
  }) => {
    const cells = (word: string) => Array.from({ length: columns }, (_, index) => ({ text: `${word} ${index + 1}` }))
    const wide = (of: typeof arabic, word: string, id: string) => ({
      ...of,
      id,
      blocks: [
        paragraph(word),
        table(
          [cells(word), cells(word)].map((row) => row.map(({ text }) => text)),
          { head: cells(word) },
        ),
      ],
    })
    await publish(site, [wide(arabic, 'والمستنصرية', 'wide'), wide(english, 'Constantinople', 'wide-en')])
    await page.emulateMedia({ media: 'print' })
    for (const [ui, id] of [
      ['ar', 'wide'],
      ['en', 'wide-en'],
    ] as const) {
      await open(page, paths.article(ui, id))
      expect(await cutOff(page), id).toEqual([])
      const { first, last, box } = await page.getByRole('table').evaluate((element) => {
        const heads = [...element.querySelectorAll('thead th')].map((head) => head.getBoundingClientRect())
        return { first: heads[0]?.x ?? 0, last: heads.at(-1)?.x ?? 0, box: element.getBoundingClientRect().width }
      })
      expect(Math.sign(first - last), `${id}: the first column`).toBe(ui === 'ar' ? 1 : -1)
      expect(box, id).toBeLessThanOrEqual(672)
      // What is written there can be read: no smaller than seven points.
      const size = await page
        .locator('td')
        .first()
        .evaluate((cell) => parseFloat(getComputedStyle(cell).fontSize))
      expect(size, id).toBeGreaterThanOrEqual(columns > 8 ? 6 * (96 / 72) : 7 * (96 / 72))
    }
  })
}

/** What reaches over the edge of the page, or of a box that would cut it off. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth
    return [...document.querySelectorAll('main *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        const isCut = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth
        return left < -1 || right > edge + 1 || isCut
      })
      .map((element) => element.outerHTML.slice(0, 80))
  })
}

/** The pages as they are printed on A4: the lines of each, without spaces and marks of direction. */
async function printed(page: Page): Promise<string[][]> {
  const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: await page.pdf({ format: 'A4' }) })
  const pages = stdout.toString().split('\f').slice(0, -1)
  return pages.map((text) =>
    text
      .split('\n')
      .map((line) => line.replaceAll(/[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, ''))
      .filter((line) => line !== ''),
  )
}
