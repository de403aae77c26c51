import type { ArticleFront } from '#core/article/schema.ts'
import { directionOfText, RIGHT_TO_LEFT_LETTER, type Direction } from '#core/text/direction.ts'
import { element, escapeMarkup } from './markup.ts'

/** The size of a card in pixels: what social networks show whole. */
export const CARD = { width: 1200, height: 630 }

/** A way to set words: in which face, how large. */
export interface Style {
  family: 'Noto Naskh Arabic' | 'Literata'
  /** Pixels. */
  size: number
  weight: 400 | 700
}

/** How wide words are when they are set, in pixels. */
export type Measure = (words: string, style: Style) => number

const MARGIN = 84
const COLUMN = CARD.width - 2 * MARGIN
/** Where the title may stand, from top to bottom. */
const TITLE = { top: 140, bottom: 482 }
/** Where the line of names stands, and the rule above it. */
const NAMES = { line: 560, rule: 506 }

/** The sizes of a title, of which the largest that fits is taken; and the distance of its lines, in sizes. */
const SIZES = [104, 92, 82, 74, 66, 58, 52, 46, 40]
const SMALL = { size: 30, weight: 400 } as const
const LEADING: Record<Direction, number> = { rtl: 1.5, ltr: 1.18 }
/** About as wide as the space of both faces, in sizes. */
const SPACE = 0.27
/** Latin letters among Arabic ones are as large to the eye at this share of their size. */
const LATIN_SIZE = 0.92

/** The colours of the paper by day. */
const COLOURS = { paper: '#fbf8f2', ink: '#1f1b16', soft: '#5d564c', accent: '#9c2f1f', line: '#d9d0c0' }

/** Whether the faces of a card have the letters of a title: Arabic and Latin. */
export function canBeSet({ title }: Pick<ArticleFront, 'title'>): boolean {
  return !/(?![\p{Script=Arabic}\p{Script=Latin}\u0640])\p{L}/u.test(title)
}

/**
 * The card of an article as a drawing (SVG): kicker, title and names, set from the side that its title begins on. The
 * title is as large as fits into its place, and its lines are of much the same length.
 */
export function cardDrawing(article: ArticleFront, measure: Measure): string {
  const { title, kicker, topics, authors, publisher } = article
  const dir = directionOfText(title) ?? article.dir
  const above = kicker ?? topics[0] ?? ''
  const names = [...authors.map(({ name }) => name), ...(publisher ? [publisher.name] : [])]
  const byline = [...new Set(names)].join(' · ')
  const { lines, size } = setTitle(title, dir, measure)
  const leading = size * LEADING[dir]
  // The block of lines stands in the middle of its place; letters hang a third of a size below the middle of a line.
  const first = (TITLE.top + TITLE.bottom - leading * lines.length) / 2 + leading / 2 + size * 0.33

  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: CARD.width, height: CARD.height }, [
    element('rect', { width: CARD.width, height: CARD.height, fill: COLOURS.paper }),
    element('rect', { x: dir === 'rtl' ? CARD.width - 14 : 0, width: 14, height: CARD.height, fill: COLOURS.accent }),
    lineSvg(fitted(above, COLUMN, dir, measure), SMALL, 100, dir, COLOURS.accent, measure),
    ...lines.map((line, index) =>
      lineSvg(line, { size, weight: 700 }, first + index * leading, dir, COLOURS.ink, measure),
    ),
    element('rect', { x: MARGIN, y: NAMES.rule, width: COLUMN, height: 2, fill: COLOURS.line }),
    lineSvg(fitted(byline, COLUMN - 160, dir, measure), SMALL, NAMES.line, dir, COLOURS.soft, measure),
    // The name of the app, at the other side.
    element(
      'text',
      {
        x: dir === 'rtl' ? MARGIN : CARD.width - MARGIN,
        y: NAMES.line,
        'text-anchor': dir === 'rtl' ? 'start' : 'end',
        'font-family': 'Noto Naskh Arabic',
        'font-size': 40,
        'font-weight': 700,
        fill: COLOURS.ink,
      },
      'ورق',
    ),
  ])
}

/** The largest size at which a title fits, and its lines; at the smallest, what does not fit is cut. */
function setTitle(title: string, dir: Direction, measure: Measure): { lines: string[]; size: number } {
  const words = title.split(/ +/)
  for (const size of SIZES) {
    const most = Math.max(1, Math.floor((TITLE.bottom - TITLE.top) / (size * LEADING[dir])))
    const widths = words.map((word) => widthOf(word, { size, weight: 700 }, dir, measure))
    const lines = balanced(widths, size * SPACE)
    const isLast = size === SIZES.at(-1)
    // A few long lines are set smaller rather than a title in many short ones: four are the most that read well.
    if (!isLast && (lines.length > Math.min(most, 4) || Math.max(...widths) > COLUMN)) continue
    let at = 0
    const texts = lines.map((count) => words.slice(at, (at += count)).join(' '))
    if (texts.length <= most) return { lines: texts, size }
    return { lines: texts.slice(0, most).map((text, index) => (index === most - 1 ? `${text}…` : text)), size }
  }
  return { lines: [title], size: SIZES.at(-1) ?? 40 }
}

/** How many words each line takes: no more lines than there must be, and the longest line as short as can be then. */
function balanced(widths: number[], space: number): number[] {
  const fewest = filled(widths, space, COLUMN).length
  let [low, high] = [Math.max(...widths), COLUMN]
  while (high - low > 4) {
    const middle = (low + high) / 2
    if (filled(widths, space, middle).length > fewest) low = middle
    else high = middle
  }
  return filled(widths, space, high)
}

/** How many words each line takes when one after the other is filled. */
function filled(widths: number[], space: number, column: number): number[] {
  const lines: number[] = []
  let rest = -1
  for (const width of widths) {
    if (width + space <= rest) {
      lines.push((lines.pop() ?? 0) + 1)
      rest -= width + space
    } else {
      lines.push(1)
      rest = column - width
    }
  }
  return lines
}

/** A text that must stand on one line, cut behind a word if it is too long. */
function fitted(text: string, column: number, dir: Direction, measure: Measure): string {
  const words = text.split(/ +/)
  while (words.length > 1 && widthOf(words.join(' '), SMALL, dir, measure) > column) words.pop()
  const kept = words.join(' ')
  return kept.length < text.length ? `${kept.replace(/[\s·،,]+$/, '')}…` : kept
}

/** A stretch of a line in one face, which runs in one direction but for its numbers. */
interface Piece {
  words: string
  style: Style
  dir: Direction
  /** The spaces behind it. */
  gap: number
}

function widthOf(text: string, type: Omit<Style, 'family'>, dir: Direction, measure: Measure): number {
  return piecesOf(text, type, dir).reduce((sum, { words, style, gap }) => sum + measure(words, style) + gap, 0)
}

/**
 * One line, each piece of it set by itself: the drawing program sets words of two faces in one text wrongly where letters
 * of one of them grow together. Pieces follow each other in the line's direction, as two scripts do (UAX #9).
 */
function lineSvg(
  text: string,
  type: Omit<Style, 'family'>,
  y: number,
  dir: Direction,
  fill: string,
  measure: Measure,
): string {
  const isRtl = dir === 'rtl'
  let x = isRtl ? CARD.width - MARGIN : MARGIN
  return piecesOf(text, type, dir)
    .map((piece) => {
      const { words, style, gap } = piece
      const place = { x: Math.round(x), y: Math.round(y), 'text-anchor': isRtl ? 'end' : 'start' }
      const font = { 'font-family': style.family, 'font-size': style.size, 'font-weight': style.weight, fill }
      x += (isRtl ? -1 : 1) * (measure(words, style) + gap)
      // It takes every text for one from left to right, hence the isolate.
      return element('text', { ...place, ...font }, escapeMarkup(piece.dir === 'rtl' ? `\u2067${words}\u2069` : words))
    })
    .join('')
}

/** A text cut by script: words in Latin letters with the numbers behind them, and what is Arabic or stands among it. */
function piecesOf(text: string, { size, weight }: Omit<Style, 'family'>, dir: Direction): Piece[] {
  return Array.from(text.matchAll(LATIN_OR_NOT), ([piece]) => piece).flatMap((piece): Piece[] => {
    const isArabic = RIGHT_TO_LEFT_LETTER.test(piece) || (dir === 'rtl' && !/\p{Script=Latin}/u.test(piece))
    const words = piece.trim()
    const spaces = piece.length - words.length
    if (words === '') return []
    return [
      {
        words,
        style: isArabic
          ? { family: 'Noto Naskh Arabic', size, weight }
          : { family: 'Literata', size: dir === 'rtl' ? Math.round(size * LATIN_SIZE) : size, weight },
        dir: isArabic ? 'rtl' : 'ltr',
        // Without a space, what letters keep around themselves and no measure of their shape has.
        gap: size * (spaces === 0 ? 0.06 : SPACE * spaces),
      },
    ]
  })
}

const LATIN_OR_NOT =
  /\p{Script=Latin}(?:[\p{Script=Latin}\p{M}\p{N}'’.&+#-]|[ ,.](?=[\p{Script=Latin}\p{N}]))* *|[^\p{Script=Latin}]+/gu
