import { afterEach, describe, expect, test, vi } from 'vitest'
import { asWritten, withoutTashkeel } from '#core/text/tashkeel.ts'
import { present } from '../../../../tests/support/present.ts'
import { anchorOnScreen, READING_LINE, scrollTopFor } from './textPosition.ts'

// happy-dom lays nothing out: where things stand is said here, how the lines of a real page fall is shown in tests/e2e.

const texts: Record<string, string> = {
  b1: 'عنوان',
  b2: 'قال الجاحظ قولًا ثم سكت.',
  b3: 'صدر أول\tعجز أول\nصدر ثان\tعجز ثان',
}
const writtenOf = (id: string) => texts[id] ?? ''
const textOf = (id: string) => asWritten(writtenOf(id))

/** Blocks one below the other, each 100 pixels high, the first of them `top` pixels below the top of the window. */
function page(top: number): [HTMLElement, HTMLElement, HTMLElement] {
  document.body.innerHTML = `
    <h2 id="b1">عنوان</h2>
    <p id="b2">قال <b>الجاحظ</b><sup data-aside><a href="#n1">١</a></sup> قولًا ثم سكت.</p>
    <blockquote id="b3"><p><span>صدر أول</span><span>عجز أول</span></p><p><span>صدر ثان</span><span>عجز ثان</span></p></blockquote>`
  const blocks = [...document.querySelectorAll<HTMLElement>('[id]')]
  for (const [index, block] of blocks.entries()) {
    vi.spyOn(block, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top + index * 100, 300, 100))
  }
  return blocks as [HTMLElement, HTMLElement, HTMLElement] // The three above.
}

/** The browser finds a letter of these words under the reading line. */
function caretIn(words: string, offset: number) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeValue?.includes(words) === true) {
      const found = { offsetNode: node, offset }
      Object.defineProperty(document, 'caretPositionFromPoint', { value: () => found, configurable: true })
      return
    }
  }
  expect.unreachable(words)
}

/** The line of any letter stands here. */
function lineAt(top: number) {
  vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([new DOMRect(0, top, 300, 20)] as unknown as DOMRectList)
}

afterEach(() => {
  Reflect.deleteProperty(document, 'caretPositionFromPoint')
})

/** What an anchor names, as one reads it. */
function wordsAt(anchor: ReturnType<typeof anchorOnScreen>) {
  return anchor && writtenOf(anchor.block).slice(anchor.offset, anchor.offset + 7)
}

describe('anchorOnScreen', () => {
  test.each([
    [200, 'b1'],
    [READING_LINE, 'b1'],
    [READING_LINE - 100, 'b2'],
    [READING_LINE - 200, 'b3'],
  ])('names the first block that reaches below the reading line: at %i', (top, block) => {
    const gap = top + Number(block.slice(1)) * 100 - 100 - READING_LINE
    expect(anchorOnScreen(page(top), textOf)).toEqual({ block, offset: 0, gap })
  })

  test('names none below the last block', () => {
    expect(anchorOnScreen(page(-1000), textOf)).toBeUndefined()
  })

  test('names none where there is none', () => {
    expect(anchorOnScreen([], textOf)).toBeUndefined()
  })

  test.each([
    ['inside a styled word', 'الجاحظ', 2, 'جاحظ قو'],
    ['behind the number of a note, which is not of the text', 'قولًا', 1, 'قولًا ث'],
    ['on the number itself', '١', 0, ' قولًا '],
    ['in the second half of a line of verse', 'عجز أول', 4, 'أول\nصدر'],
    ['in the second line of verse', 'صدر ثان', 0, 'صدر ثان'],
  ])('finds the letter on the line %s', (_, text, offset, expected) => {
    const blocks = page(text.includes(' ') ? -180 : -80)
    lineAt(READING_LINE - 8)
    caretIn(text, offset)
    const anchor = anchorOnScreen(blocks, textOf)
    expect(wordsAt(anchor)).toBe(expected)
    expect(anchor?.gap).toBe(-8)
  })

  test('counts letters as they were written where their marks are hidden', () => {
    const blocks = page(-80)
    lineAt(READING_LINE - 8)
    caretIn('الجاحظ', 2)
    const vowelled = 'قَالَ الجَاحِظُ قَوْلًا ثُمَّ سَكَتَ.'
    present(blocks[1].lastChild).nodeValue = ' قولًا ثمّ سكت.'
    const anchor = anchorOnScreen(blocks, () => withoutTashkeel(vowelled))
    expect(anchor && vowelled.slice(anchor.offset)).toBe('جَاحِظُ قَوْلًا ثُمَّ سَكَتَ.')
  })

  test('takes the beginning of the block where the browser finds no letter in it', () => {
    const blocks = page(-80)
    caretIn('عنوان', 1)
    expect(anchorOnScreen(blocks, textOf)).toEqual({ block: 'b2', offset: 0, gap: 20 - READING_LINE })
  })
})

describe('scrollTopFor', () => {
  test('brings the line of an anchor back to where it stood', () => {
    const [, block] = page(500)
    lineAt(640)
    vi.spyOn(window, 'scrollY', 'get').mockReturnValue(1000)
    const top = scrollTopFor(block, textOf('b2'), { block: 'b2', offset: 12, gap: -8 })
    expect(top).toBe(1000 + 640 - READING_LINE + 8)
  })

  test('brings back the same letter where its marks are hidden', () => {
    const [, block] = page(500)
    const ranges = vi.spyOn(Range.prototype, 'setStart')
    const vowelled = 'قَالَ الجَاحِظُ قَوْلًا ثُمَّ سَكَتَ.'
    scrollTopFor(block, withoutTashkeel(vowelled), { block: 'b2', offset: vowelled.indexOf('حِظ'), gap: 0 })
    expect(ranges).toHaveBeenCalledWith(block.querySelector('b')?.firstChild, 4)
  })

  test('brings the top of a block back where it is the place', () => {
    const [block] = page(500)
    const top = scrollTopFor(block, textOf('b1'), { block: 'b1', offset: 0, gap: 12 })
    expect(top).toBe(500 - READING_LINE - 12)
  })
})
