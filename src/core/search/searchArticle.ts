import { blockText } from '#core/article/blockText.ts'
import type { Block } from '#core/article/schema.ts'
import { findAll, findForms } from '#core/text/find.ts'
import { fold } from '#core/text/fold.ts'
import type { TextRange } from '#core/text/range.ts'

/** A piece of an article's text with the words that were looked for. */
export interface Passage extends Pick<Block, 'lang' | 'dir'> {
  /** The id of the block it is from; its language and direction stand here too, where it has its own. */
  block: string
  text: string
  /** Where the words stand in `text`. */
  found: TextRange[]
}

export interface Hit {
  /** What was looked for stands nearer to the top of the list, the smaller this is. */
  rank: number
  /** The article has other forms of the words only: الحاسوب was looked for, and there is حاسوب. */
  isForm: boolean
  /** The first block that has the words as near as the article has them; `undefined` where only title or head has them. */
  passage: Passage | undefined
}

interface Searched {
  title: string
  kicker?: string | undefined
  standfirst?: string | undefined
  authors: readonly (string | { name: string })[]
  topics: readonly string[]
  blocks: readonly Block[]
}

/**
 * Whether and where an article has the words of a query: hamza, vowel marks and kinds of digits make no difference. Where
 * it has not, whether it has other forms of them.
 */
export function searchArticle(article: Searched, query: string): Hit | undefined {
  const { title, kicker = '', standfirst = '', authors, topics, blocks } = article
  const names = authors.map((author) => (typeof author === 'string' ? author : author.name))
  const texts: Looked[] = [
    { text: title, isTitle: true },
    ...[kicker, standfirst, ...names, ...topics].map((text) => ({ text })),
    ...blocks.map((block) => ({ text: blockText(block), block })),
  ]
  const folded = texts.map(({ text }) => fold(text))
  return hitBy(findAll) ?? hitBy(findForms)

  function hitBy(find: typeof findAll): Hit | undefined {
    let rank = Infinity
    let passage: Hit['passage']
    let rankOfPassage = Infinity
    texts.forEach(({ text, isTitle, block }, index) => {
      for (const at of find(folded[index] ?? text, query)) {
        const [inTitle, inText] = RANKS[find === findForms ? 'form' : nearnessOf(text, at, query)]
        const its = isTitle ? inTitle : inText
        rank = Math.min(rank, its)
        if (block === undefined || its >= rankOfPassage) continue
        rankOfPassage = its
        passage = around(block, text, at, (piece) => find(piece, query))
      }
    })
    return rank === Infinity ? undefined : { rank, isForm: find === findForms, passage }
  }
}

/** A text of an article that is looked through, and what it is. */
type Looked = { text: string; isTitle?: boolean; block?: Block }

/** How near what was found is to what was looked for: spelt the same, the same word, a part of a word, another form. */
type Nearness = 'exact' | 'word' | 'part' | 'form'

/** Words before parts of words, and those before other forms; among these, titles before texts. */
const RANKS: Record<Nearness, [inTitle: number, inText: number]> = {
  exact: [0, 2],
  word: [1, 3],
  part: [4, 5],
  form: [6, 7],
}

function nearnessOf(text: string, { start, end }: TextRange, query: string): Nearness {
  if (/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 2))) return 'part'
  const before = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, start - LONGEST_PREFIX), start))?.[0] ?? ''
  if (before === '') return spelling(text.slice(start, end)) === spelling(query) ? 'exact' : 'word'
  return PREFIX.test(fold(before).text) ? 'word' : 'part'
}

/** What Arabic writes together with the word behind it: و and ف, ب and ك and ل, the article. */
const PREFIX = /^[وف]?(?:[بك]?(?:ال)?|لل?)$/

/** With its marks; what is longer is no prefix. */
const LONGEST_PREFIX = 12

/** A word as it is written, but for its vowel marks, and for large letters. */
function spelling(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** How many letters of the text are shown on either side of the first find. */
const CONTEXT = 60

function around(
  { id, lang, dir }: Block,
  text: string,
  { start, end }: TextRange,
  find: (piece: string) => TextRange[],
): Passage {
  const from = start <= CONTEXT ? 0 : text.indexOf(' ', start - CONTEXT) + 1
  const to = end + CONTEXT >= text.length ? text.length : text.lastIndexOf(' ', end + CONTEXT)
  // A word longer than the context has no space where one is looked for: then it is shown whole.
  const piece = text.slice(Math.min(from, start), Math.max(to, end)).replace(/[\n\t]/g, ' ')
  return { block: id, lang, dir, text: piece, found: find(piece) }
}
