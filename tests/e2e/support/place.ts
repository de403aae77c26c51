import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** A letter of an article, and where it stands on the screen. */
export interface Letter {
  /** The id of its block. */
  block: string
  /** Which letter of the block it is, of those the article itself has: note numbers are not counted. */
  index: number
  /** In CSS pixels from the top of the window. */
  top: number
  /** The words it begins. */
  words: string
}

/** Just below the bar at the top. */
const READING_LINE = 73

/** The first letter of the line that a reader has at the top of the page. */
export async function firstLetter(page: Page): Promise<Letter> {
  await settled(page)
  const letter = await page.evaluate((line) => {
    const isBelow = (element: Element) => element.getBoundingClientRect().bottom > line
    const blocks = [...document.querySelectorAll('article :is([data-blocks], [data-stretch]) > [id]')]
    const block = blocks.find(isBelow)
    if (!block) return undefined
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let index = 0
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || element.closest('[data-aside]')) continue
      const height = Number.parseFloat(getComputedStyle(element).lineHeight)
      for (let at = 0; at < node.length; at += 1, index += 1) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        // A letter's box can be higher than its line, but it is centred in it.
        if (box.width === 0 || /\s/.test(node.data[at] ?? '')) continue
        if (box.top + box.height / 2 + height / 2 <= line) continue
        return { block: block.id, index, top: box.top, words: node.data.slice(at, at + 24) }
      }
    }
    return undefined
  }, READING_LINE)
  if (!letter) throw new Error('no text stands at the top of the page')
  return letter
}

/** The letter stands where it stood, to two pixels, and stays there when all fonts have come. */
export async function expectInPlace(page: Page, letter: Letter, after: string): Promise<void> {
  const distance = async () => Math.abs((await topOf(page, letter)) - letter.top)
  await expect.poll(distance, `the place after ${after}`).toBeLessThan(2)
  await settled(page)
  expect(await distance(), `the place after ${after}, when all is still`).toBeLessThan(2)
}

async function topOf(page: Page, { block, index }: Letter): Promise<number> {
  return page.evaluate(
    ([id, wanted]) => {
      const element = document.getElementById(id)
      if (!element) return Number.NaN
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let passed = 0
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        if (node.parentElement?.closest('[data-aside]')) continue
        if (passed + node.length > wanted) {
          const range = document.createRange()
          range.setStart(node, wanted - passed)
          range.setEnd(node, wanted - passed + 1)
          return range.getBoundingClientRect().top
        }
        passed += node.length
      }
      return Number.NaN
    },
    [block, index] as const,
  )
}

/** Fonts have come, and what they moved has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}
