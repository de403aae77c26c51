import { canBeSet, CARD, cardDrawing, type Measure } from '#core/publishing/card.ts'
import type { Card } from '#core/publishing/discovery.ts'
import { escapeMarkup } from '#core/publishing/markup.ts'
import type { ArticleFront } from '#core/article/schema.ts'
import { Resvg } from '@resvg/resvg-js'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import subsetFont from 'subset-font'
import { keepFile } from './cache.ts'
import type { SiteFile } from './content.ts'
import { joinFonts } from './joinFonts.ts'

/** What has been drawn, and the fonts to draw with: made once, and again when something they are made of changes. */
const CACHE = 'node_modules/.cache/waraq/cards'
/** Whatever decides what a card looks like, beside its article. */
const SOURCES = ['src/build/drawCards.ts', 'src/build/joinFonts.ts', 'src/core/publishing/card.ts']

/** The faces of articles, each in the two pieces that its package keeps it in. */
const FACES = [
  ['noto-naskh-arabic', 'arabic', 'latin'],
  ['literata', 'latin', 'latin-ext'],
]
const WEIGHTS = [400, 700] as const

export interface DrawnCards {
  /** The card of an article, by the article's id; those whose letters our faces lack have none. */
  cards: ReadonlyMap<string, Card>
  /** The pictures (PNG), by their address relative to the base path. Each is drawn when it is asked for. */
  files: ReadonlyMap<string, SiteFile>
}

/**
 * The cards of articles. Their addresses hold a hash of all that is on them and are known before anything is drawn; what
 * was drawn before, by this or another build, is not drawn again.
 *
 * @param root the folder of the project
 */
export async function cardsOf(articles: Iterable<ArticleFront>, root: string): Promise<DrawnCards> {
  const design = createHash('sha256')
  for (const source of SOURCES) design.update(await readFile(join(root, source)))
  design.update(await readFile(join(root, 'package-lock.json')))
  const version = design.digest('hex')

  const cache = join(root, CACHE)
  let pen: Promise<Pen> | undefined
  const draw = async (file: string, article: ArticleFront) => {
    const before = await readFile(join(cache, file)).catch(() => undefined)
    if (before !== undefined) return before
    pen ??= fontsIn(join(cache, version), root).then(penWith)
    const picture = await (await pen)(article)
    await keepFile(join(cache, file), picture)
    return picture
  }

  const files = new Map<string, SiteFile>()
  const cards = new Map<string, Card>()
  for (const article of articles) {
    if (!canBeSet(article)) continue
    const { id, dir, title, kicker, topics, authors, publisher } = article
    const shown = JSON.stringify([version, dir, title, kicker, topics[0], authors, publisher?.name])
    const hash = createHash('sha256').update(shown).digest('hex').slice(0, 10)
    const file = `cards/${id}.${hash}.png`
    cards.set(id, { file, ...CARD })
    files.set(file, { key: file, content: () => draw(file, article) })
  }
  return { cards, files }
}

type Pen = (article: ArticleFront) => Promise<Uint8Array>

function penWith(fontFiles: string[]): Pen {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Literata' }
  const measured = new Map<string, number>()
  const measure: Measure = (words, { family, size, weight }) => {
    // Widths grow with the size, so one of each word is enough; a large one is measured without rounding.
    const key = `${family} ${weight} ${words}`
    let width = measured.get(key)
    if (width === undefined) {
      const svg =
        `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text x="100" y="120" font-size="100" ` +
        `font-family="${family}" font-weight="${weight}">${escapeMarkup(words)}</text></svg>`
      width = new Resvg(svg, { font }).getBBox()?.width ?? 0
      measured.set(key, width)
    }
    return (width * size) / 100
  }
  return async (article) => {
    const picture = new Resvg(cardDrawing(article, measure), { font }).render().asPng()
    // Few colours: a third of the bytes, and nobody sees it.
    return sharp(picture).png({ palette: true, colours: 64, effort: 10 }).toBuffer()
  }
}

/** The faces as files that the drawing program reads: whole, not variable, uncompressed. Made once. */
async function fontsIn(folder: string, root: string): Promise<string[]> {
  const files: string[] = []
  for (const [family = '', first = '', second = ''] of FACES) {
    for (const weight of WEIGHTS) {
      const file = join(folder, `${family}-${weight}.ttf`)
      files.push(file)
      if (await readFile(file).catch(() => undefined)) continue
      const piece = async (name: string) =>
        subsetFont(
          await readFile(
            join(root, `node_modules/@fontsource-variable/${family}/files/${family}-${name}-wght-normal.woff2`),
          ),
          undefined,
          { targetFormat: 'truetype', keepAllGlyphs: true },
        )
      // The cutter tells a format by the signature as text, which only a buffer gives.
      const whole = Buffer.from(joinFonts(await piece(first), await piece(second)))
      await keepFile(
        file,
        await subsetFont(whole, undefined, {
          targetFormat: 'truetype',
          keepAllGlyphs: true,
          variationAxes: { wght: weight },
        }),
      )
    }
  }
  return files
}
