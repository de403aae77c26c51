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
    await document.fonts.load(font, 'ببب')
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
