import type { Locator, Page } from '@playwright/test'
import { article, paragraph } from '../support/builders.ts'
import { articleOf, open, scroll, started, words } from './support/app.ts'
import { expect, test } from './support/fixtures.ts'
import { choose, prefer } from './support/preferences.ts'
import { publish } from './support/publish.ts'

const ID = 'a-poem-read-by-ear'
const ADDRESS = `/ar/read/${ID}`
const t = words.ar

/** The vowels, nunation with damma and kasra, sukun, dagger alif. */
const VOWELS = /[\u064C-\u0650\u0652\u0670]/

const block = (page: Page, id: string): Locator => page.locator(`[id="${id}"]`)
const opening = (page: Page) => block(page, 'bopen')

test.describe('vowel marks that are hidden', () => {
  test('leave prose, and stay in verse and where the text speaks of them', async ({ page, request }) => {
    const { blocks } = await articleOf(request, ID)
    await prefer(page, { tashkeel: 'hidden' })
    await open(page, ADDRESS)

    await expect(opening(page)).toHaveText(
      /^تطلق كلمة «الورق» في العربية .* إذا مسّته ريح أو يد\. على هذا الاشتراك بنيت القصيدة التالية/,
    )
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('قصيدة تقرأ بالأذن')
    for (const written of blocks) {
      if (written.type === 'heading' || written.type === 'note') {
        if (written.keep !== true) await expect(block(page, written.id)).not.toHaveText(VOWELS)
      }
      if (written.type === 'verse') {
        const halves = await block(page, written.id).locator('[data-half]').allTextContents()
        expect(halves).toEqual(written.text.split(/[\n\t]/))
      }
    }
    await expect(block(page, 'bfeet')).toContainText('«فَعُولُنْ»')
    await expect(block(page, 'bscan')).toContainText('وَفِلْبَيْ')
  })

  test('come and go without a reload, an error, or another line at the top', async ({ page }) => {
    const problems = problemsOf(page)
    await open(page, ADDRESS)
    await readOn(page, 'bhalf')
    const letter = await firstLetter(page, 'bhalf')
    await page.getByRole('button', { name: t.reader.text }).click()
    const sheet = page.getByRole('dialog', { name: t.text.title })
    for (const [choice, shown] of [
      [t.text.hidden, /^تطلق/],
      [t.text.written, /^تُطلَق/],
      [t.text.hidden, /^تطلق/],
    ] as const) {
      await sheet.getByRole('radio', { name: choice }).check()
      await expect(opening(page)).toHaveText(shown)
      await expectInPlace(page, 'bhalf', letter)
    }

    // The page that comes has the marks, and the app hides them when it takes over.
    await page.reload()
    await started(page)
    await expect(opening(page)).toHaveText(/^تطلق/)
    await expectInPlace(page, 'bhalf', letter)
    expect(problems).toEqual([])
  })

  test('are never seen, not on a first visit to a page that came with them, before the app is there', async ({
    page,
  }) => {
    await prefer(page, { tashkeel: 'hidden' })
    // The app is still on its way.
    let come = () => {}
    const app = new Promise<void>((resolve) => (come = resolve))
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await app
      await route.continue()
    })
    // What a reader sees of the words at each frame, from the first one on.
    await page.addInitScript((selector) => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      const look = () => {
        const text = document.querySelector<HTMLElement>(selector)
        if (text?.checkVisibility({ visibilityProperty: true })) seen.add(text.innerText)
        requestAnimationFrame(look)
      }
      look()
    }, '[id="bopen"]')
    await page.goto(ADDRESS, { waitUntil: 'commit' })
    await expect(opening(page)).toHaveText(/^تُطلَق/)
    await expect(opening(page)).toBeHidden()
    await page.waitForTimeout(1000)
    come()
    await started(page)
    await expect(opening(page)).toBeVisible()
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
    expect(seen).toEqual([expect.stringMatching(/^تطلق/)])
  })

  test('are shown where the app does not come at all', async ({ page }) => {
    await prefer(page, { tashkeel: 'hidden' })
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
    await page.goto(ADDRESS)
    await expect(opening(page)).toBeVisible()
    await expect(opening(page)).toHaveText(/^تُطلَق/)
  })

  test('leave the place at its letter, deep in a vowelled text', async ({ page, site }) => {
    const sentence = 'وَالْكِتَابُ وِعَاءٌ مُلِئَ عِلْمًا، وَظَرْفٌ حُشِيَ ظَرْفًا، وَإِنَاءٌ شُحِنَ مِزَاحًا وَجِدًّا.'
    const text = Array.from({ length: 40 }, () => sentence).join(' ')
    await publish(site, [article({ id: 'vowelled', blocks: [paragraph(text, { id: 'b1' })] })])
    await open(page, '/ar/read/vowelled')
    await readOn(page, 'b1', 800)
    const letter = await firstLetter(page, 'b1')
    for (const tashkeel of ['hidden', 'written'] as const) {
      await choose(page, { tashkeel })
      await expect(block(page, 'b1')).toHaveText(tashkeel === 'hidden' ? /^والكتاب/ : /^وَالْكِتَابُ/)
      await expectInPlace(page, 'b1', letter)
      await page.reload()
      await started(page)
      await expectInPlace(page, 'b1', letter)
    }
  })

  test('make no difference to what is found', async ({ page }) => {
    await prefer(page, { tashkeel: 'hidden' })
    for (const query of ['تطلق', 'تُطلَق']) {
      await open(page, `/ar/search?q=${encodeURIComponent(query)}`)
      await expect(page.locator('mark').first()).toHaveText('تُطلَق')
    }
    await page
      .getByRole('link')
      .filter({ has: page.locator('mark') })
      .first()
      .click()
    await expect(page).toHaveURL(/#bopen$/)
    await expect(opening(page)).toHaveText(/^تطلق/)
  })

  test('are not copied', async ({ page }) => {
    await prefer(page, { tashkeel: 'hidden' })
    await open(page, ADDRESS)
    await expect(opening(page)).toHaveText(/^تطلق/)
    const copied = await opening(page).evaluate((element) => {
      getSelection()?.selectAllChildren(element)
      return getSelection()?.toString() ?? ''
    })
    expect(copied).toMatch(/^تطلق كلمة/)
  })
})

/** What goes wrong on a page from now on: a page that is taken over and differs from what came is among it. */
function problemsOf(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  return problems
}

/** Reads on into the middle of a block. */
async function readOn(page: Page, id: string, into = 0): Promise<void> {
  const top = await block(page, id).evaluate((element) => element.getBoundingClientRect().top + window.scrollY)
  await page.evaluate((to) => window.scrollTo(0, to), top + into)
  // Reading back a little brings the bars.
  await scroll(page, 180)
  await scroll(page, -120)
}

/** A letter of a block, and where its line is, in CSS pixels from the top of the window. */
interface Letter {
  /** Which of the block's letters it is; marks are not counted, as they may come and go. */
  index: number
  top: number
}

/** The first letter of the line that a reader has at the top of the page, just below the bar. */
async function firstLetter(page: Page, id: string): Promise<Letter> {
  const letters = await lettersOf(page, id)
  const index = letters.findIndex(({ bottom }) => bottom > 73)
  const letter = letters[index]
  if (!letter) throw new Error('the block does not stand at the top of the page')
  return { index, top: letter.top }
}

/** The letter stands where it stood, to two pixels. */
async function expectInPlace(page: Page, id: string, { index, top }: Letter): Promise<void> {
  const distance = async () => Math.abs(((await lettersOf(page, id))[index]?.top ?? Number.NaN) - top)
  await expect.poll(distance).toBeLessThan(2)
}

async function lettersOf(page: Page, id: string): Promise<{ top: number; bottom: number }[]> {
  return block(page, id).evaluate((element) => {
    const height = Number.parseFloat(getComputedStyle(element).lineHeight)
    const letters: { top: number; bottom: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        if (!/\p{L}/u.test(node.data.charAt(at))) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        // A letter's box can be higher than its line, but it is centred in it.
        letters.push({ top: box.top, bottom: box.top + box.height / 2 + height / 2 })
      }
    }
    return letters
  })
}
