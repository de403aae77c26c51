import type { Article, Block } from '#core/article/schema.ts'
import { runsAgainst } from '#core/text/direction.ts'
import type { ScriptRun } from '#core/text/scriptRuns.ts'
import { findUnbalanced } from './brackets.ts'
import { numbersIn, oddNumbers, type FoundNumber } from './digits.ts'
import { findDoubledWords } from './doubledWords.ts'
import type { Finding, TextFinding } from './finding.ts'
import { findMissingHamza } from './hamza.ts'
import { findPresentationForms, findTatweel } from './letters.ts'
import { cutByLanguage, type Piece } from './pieces.ts'
import { findForeignMarks } from './punctuation.ts'
import { findStraightQuotes } from './quotes.ts'
import { findExtraSpaces, findMisplacedSpaces } from './spacing.ts'
import { textsOf, type DeskText } from './texts.ts'

/** The rules that read one language at a time. */
const PIECE_RULES: ((piece: Piece) => TextFinding[])[] = [
  findForeignMarks,
  findMisplacedSpaces,
  findTatweel,
  findPresentationForms,
  findStraightQuotes,
  findMissingHamza,
]

/**
 * Reads one article as a copy desk does. Findings come in the order of the page; ranges are of the text at their path.
 * Takes time in proportion to the article.
 *
 * @param today the day of the reader of the findings, `2026-11-24`; a day more is granted to time zones
 */
export function checkCopy(article: Article, today: string): Finding[] {
  const found: { text: DeskText; found: TextFinding[] }[] = []
  const numbers: { place: number; number: FoundNumber }[] = []
  const texts = textsOf(article)
  texts.forEach((text, place) => {
    const foreign = findForeignBlock(text, article)
    if (foreign !== undefined) {
      found.push({ text, found: [foreign] })
      return
    }
    const { pieces, prose, unmarked } = cutByLanguage(text)
    const [whole] = pieces
    const inPieces = pieces.flatMap((piece) => {
      const rules = text.block?.type === 'verse' ? PIECE_RULES : [...PIECE_RULES, findDoubledWords]
      return rules.flatMap((rule) => rule(piece).map((finding) => shifted(finding, piece.start)))
    })
    numbers.push(
      ...pieces.flatMap((piece) => numbersIn(piece).map((each) => ({ place, number: shifted(each, piece.start) }))),
    )
    found.push({
      text,
      found: [
        ...inPieces,
        ...findExtraSpaces(whole?.text ?? ''),
        // Brackets may open in one language and close in another.
        ...findUnbalanced(prose, text.writing.lang, texts[place + 1]?.text),
        ...findUnmarked(text, unmarked),
      ],
    })
  })
  for (const { place, number, message, fix } of oddNumbers(numbers)) {
    const { start, end } = number
    found[place]?.found.push({ rule: 'digits', start, end, message, fix })
  }
  return [...checkDates(article, today), ...found.flatMap(inOrder), ...checkDescriptions(article.blocks)]
}

function shifted<Range extends { start: number; end: number }>(range: Range, by: number): Range {
  return { ...range, start: range.start + by, end: range.end + by }
}

function inOrder({ text, found }: { text: DeskText; found: TextFinding[] }): Finding[] {
  const isSure = !CODE.test(text.text)
  return found
    .toSorted((one, other) => one.start - other.start)
    .map(({ rule, start, end, message, fix }) => ({
      rule,
      path: text.path,
      ...(text.block && { block: text.block.id }),
      message,
      range: { start, end },
      ...(fix && { fix: { ...fix, certain: fix.certain && isSure } }),
    }))
}

/** Signs of a program that nobody has marked as code. Marks and spaces mean something else there, so nothing is certain. */
const CODE = /[{}<>\\`|]|\w\(\w*\)|[^\s=]\s?={1,3}\s|\$\w|;\s*$/

/** A block that is in another script as a whole and does not say so. In what language it is, and by whose rules, is open. */
function findForeignBlock({ block, text, path, writing }: DeskText, article: Article): TextFinding | undefined {
  const saysSo = block === undefined || block.lang !== undefined || block.dir !== undefined
  if (saysSo || !/^blocks\[\d+\]\.text$/.test(path) || !runsAgainst(text, article.dir)) return undefined
  const message = `The text is in another script than the article (${writing.lang}), and its block does not say so: set "lang" and "dir".`
  return { rule: 'unmarked-run', start: 0, end: text.length, message }
}

/** Words of the other script that screen readers would spell in the wrong voice, and figures that would run backwards. */
function findUnmarked({ block, spansPath, text, writing }: DeskText, unmarked: ScriptRun[]): TextFinding[] {
  // Titles and credits have no spans: they are looked at as a whole when they are shown.
  if (block === undefined || spansPath === undefined) return []
  return unmarked.map(({ start, end, lang, dir }) => {
    const words = text.slice(start, end)
    const span = `{ "start": ${start}, "end": ${end}, "type": "phrase", "lang": "${lang}", "dir": "${dir}" }`
    const message =
      lang === writing.lang
        ? `“${words}” runs from left to right, and is not marked as doing so: add the span ${span}.`
        : `“${words}” is in another script than the text around it, and is not marked: add the span ${span}, with its language.`
    return { rule: 'unmarked-run', start, end, message }
  })
}

function checkDates({ published, updated }: Article, today: string): Finding[] {
  const found: Finding[] = []
  const late = new Date(Date.parse(today) + DAY).toISOString().slice(0, 10)
  for (const [path, date] of Object.entries({ published, updated })) {
    if (date !== undefined && date.slice(0, 10) > late) {
      found.push({ rule: 'dates', path, message: `${date} is in the future; readers see it at once all the same.` })
    }
  }
  if (published !== undefined && updated !== undefined && updated.slice(0, 10) < published.slice(0, 10)) {
    found.push({ rule: 'dates', path: 'updated', message: `${updated} is before the publication, ${published}.` })
  }
  return found
}

const DAY = 86_400_000

function checkDescriptions(blocks: Block[]): Finding[] {
  return blocks.flatMap((block, index): Finding[] =>
    block.type === 'figure' && block.alt.trim() === ''
      ? [
          {
            rule: 'alt',
            path: `blocks[${index}].alt`,
            block: block.id,
            message: 'The figure has no description: say in a sentence what it shows to who does not see it.',
          },
        ]
      : [],
  )
}
