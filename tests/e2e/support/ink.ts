import type { CDPSession, Locator, Page } from '@playwright/test'

/** The lines of a block, and how far their ink reaches above and below the base line, in CSS pixels. */
export interface InkOfLine {
  text: string
  above: number
  below: number
}

/**
 * What the lines of a block really paint: each is drawn with the same font on a canvas and measured there. Two lines of
 * it touch where the ink below the one and above the next is more than `pitch`, the distance between base lines.
 */
export async function inkOf(block: Locator): Promise<{ lines: InkOfLine[]; pitch: number; size: number }> {
  return block.evaluate((element) => {
    const style = getComputedStyle(element)
    const context = document.createElement('canvas').getContext('2d')
    if (!context) throw new Error('there is no canvas')
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    context.direction = style.direction as CanvasDirection

    const lines: { top: number; text: string }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const { top } = range.getBoundingClientRect()
        const line = lines.at(-1)
        if (line && Math.abs(line.top - top) < 4) line.text += ` ${word}`
        else lines.push({ top, text: word })
      }
    }
    return {
      pitch: Number.parseFloat(style.lineHeight),
      size: Number.parseFloat(style.fontSize),
      lines: lines.map(({ text }) => {
        const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(text)
        return { text, above: actualBoundingBoxAscent, below: actualBoundingBoxDescent }
      }),
    }
  })
}

/** The height of an Arabic letter’s tooth in the font of an element, in CSS pixels: what makes a size large or small. */
export async function toothOf(element: Locator): Promise<number> {
  return element.evaluate(async (of) => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(of)
    const font = `${fontWeight} ${fontSize} ${fontFamily}`
    // It also asks for the device's fonts in the place of ours, and this device may lack some.
    await document.fonts.load(font, 'ببب').catch(() => undefined)
    const context = document.createElement('canvas').getContext('2d')
    if (!context) throw new Error('there is no canvas')
    context.font = font
    return context.measureText('ببب').actualBoundingBoxAscent
  })
}

/** Which faces painted the letters of an element; ours are custom, those of the device are not. */
export async function fontsOf(
  devtools: CDPSession,
  selector: string,
): Promise<{ family: string; isOurs: boolean; letters: number }[]> {
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  return fontsOfNode(devtools, nodeId)
}

/** The same for every element that a selector finds, in their order. */
export async function fontsOfAll(devtools: CDPSession, selector: string) {
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  return Promise.all(nodeIds.map((nodeId) => fontsOfNode(devtools, nodeId)))
}

async function fontsOfNode(devtools: CDPSession, nodeId: number) {
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map(({ familyName, isCustomFont, glyphCount }) => ({
    family: familyName,
    isOurs: isCustomFont,
    letters: glyphCount,
  }))
}

/** A connection to the browser’s tools that can be asked about fonts. */
export async function fontTools(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  return devtools
}

/**
 * How many pixels of a picture on white are darker than the colour its text is set in. Joined letters of an opaque colour
 * have none; of a translucent one they have a knot at every join.
 *
 * @param png of dark text on a lighter paper
 * @param ink the red, green and blue of the text, from 0 to 255
 */
export async function darkerThan(page: Page, png: Buffer, ink: [number, number, number]): Promise<number> {
  const blank = await page.context().newPage()
  const dark = await blank.evaluate(
    async ([picture, colour]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${picture}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('there is no canvas')
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      let found = 0
      for (let at = 0; at < data.length; at += 4) {
        // Rounding may take one step away from a channel.
        if (colour.every((channel, index) => (data[at + index] ?? 0) < channel - 1)) found += 1
      }
      return found
    },
    [png.toString('base64'), ink] as const,
  )
  await blank.close()
  return dark
}

/** In how many pieces, none touching another, letters are drawn in the font of an element, at some pixels a point. */
export async function inkParts(element: Locator, letters: string, density: number): Promise<number> {
  return element.evaluate(
    async (of, [text, scale]) => {
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(of)
      const size = Number.parseFloat(fontSize) * scale
      const font = `${fontWeight} ${size}px ${fontFamily}`
      // As above.
      await document.fonts.load(font, text).catch(() => undefined)
      const [width, height] = [Math.ceil(size * (text.length + 1)), Math.ceil(size * 4)]
      const context = new OffscreenCanvas(width, height).getContext('2d')
      if (!context) throw new Error('there is no canvas')
      context.font = font
      context.textAlign = 'center'
      context.fillText(text, width / 2, size * 2)
      const { data } = context.getImageData(0, 0, width, height)
      // At least half covered.
      const ink = Array.from({ length: width * height }, (_, at) => (data[at * 4 + 3] ?? 0) > 127)
      let parts = 0
      for (let start = 0; start < ink.length; start += 1) {
        if (ink[start] !== true) continue
        parts += 1
        const open = [start]
        while (open.length > 0) {
          const at = open.pop() ?? 0
          if (ink[at] !== true) continue
          ink[at] = false
          open.push(at - 1, at + 1, at - width, at + width)
        }
      }
      return parts
    },
    [letters, density] as const,
  )
}

/**
 * A blue underline of red letters on light paper: how many pixels long it is in all, how long its shortest piece, and how
 * many of its pixels lie next to one of a letter.
 */
export async function underlineOf(page: Page, png: Buffer) {
  const { data, width, height } = await pixelsOf(page, png)
  const is = (x: number, y: number, channel: 'red' | 'blue') => {
    const at = (y * width + x) * 4
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
    return green < 140 && (channel === 'red' ? red > 160 && blue < 140 : blue > 160 && red < 140)
  }
  const rows = Array.from({ length: height }, (_, y) => {
    let [length, shortest, run] = [0, Infinity, 0]
    for (let x = 0; x <= width; x += 1) {
      if (x < width && is(x, y, 'blue')) run += 1
      else if (run > 0) {
        length += run
        shortest = Math.min(shortest, run)
        run = 0
      }
    }
    return { length, shortest }
  })
  const longest = rows.toSorted((one, other) => other.length - one.length)[0] ?? { length: 0, shortest: 0 }
  let touching = 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      if (!is(x, y, 'blue')) continue
      const near = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => is(x + dx, y + dy, 'red')))
      if (near) touching += 1
    }
  }
  return { ...longest, touching }
}

/** A picture as its pixels, read in a page of its own. */
async function pixelsOf(page: Page, png: Buffer): Promise<{ data: number[]; width: number; height: number }> {
  const blank = await page.context().newPage()
  const pixels = await blank.evaluate(async (picture) => {
    const image = new Image()
    image.src = `data:image/png;base64,${picture}`
    await image.decode()
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (!context) throw new Error('there is no canvas')
    context.drawImage(image, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height)
    return { data: [...data], width, height }
  }, png.toString('base64'))
  await blank.close()
  return pixels
}
