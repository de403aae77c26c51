import type { Locator } from '@playwright/test'

/**
 * The characters of an element as they stand on the screen: lines from the top, each from left to right. Read from where
 * the browser painted them, so markup, style and the bidi algorithm all have had their say. A mirrored bracket is the
 * character it is in the text; white space, marks above and below letters and what cannot be seen are left out.
 */
export async function linesOf(element: Locator): Promise<string[]> {
  return element.evaluate((root) => {
    const letters: { letter: string; left: number; middle: number }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      let at = 0
      for (const letter of node.data) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, (at += letter.length))
        const box = [...range.getClientRects()].find(({ width }) => width > 0)
        if (box && /[^\s\p{Mn}\p{Cf}]/u.test(letter))
          letters.push({ letter, left: box.left, middle: box.top + box.height / 2 })
      }
    }
    letters.sort((one, other) => one.middle - other.middle)
    // Letters of two faces, and small raised numbers, are not centred alike; lines are further apart than this.
    const SAME_LINE = 10
    const lines: (typeof letters)[] = []
    for (const letter of letters) {
      const line = lines.at(-1)
      if (line?.[0] && letter.middle - line[0].middle < SAME_LINE) line.push(letter)
      else lines.push([letter])
    }
    return lines.map((line) =>
      line
        .toSorted((one, other) => one.left - other.left)
        .map(({ letter }) => letter)
        .join(''),
    )
  })
}

/**
 * What `linesOf` reads where these pieces stand from left to right. Each is written as one reads it, so a piece in Arabic
 * letters is turned here, and holds nothing else that has a direction.
 */
export function fromLeft(...pieces: string[]): string {
  const onScreen = pieces.map((piece) =>
    /[\u0620-\u064A\u066E-\u06D3]/.test(piece) ? Array.from(piece).toReversed().join('') : piece,
  )
  return onScreen.join('').replaceAll(/[\s\p{Mn}\p{Cf}]/gu, '')
}

/** What of a text can be seen in the box that cuts it off: its letters, in the order of the text. */
export async function keptOf(box: Locator): Promise<string> {
  return box.evaluate((element) => {
    const frame = element.getBoundingClientRect()
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let kept = ''
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        const isInside =
          (left + right) / 2 > frame.left && (left + right) / 2 < frame.right && (top + bottom) / 2 < frame.bottom
        if (isInside) kept += node.data[at]
      }
    }
    return kept
  })
}
