import { blockText } from '#core/article/blockText.ts'
import type { Block } from '#core/article/schema.ts'
import { findAll } from '#core/text/find.ts'
import type { TextRange } from '#core/text/range.ts'

/** A piece of an article's text with the words that were looked for. */
export interface Passage {
  /** The id of the block it is from. */
  block: string
  text: string
  /** Where the words stand in `text`. */
  found: TextRange[]
}

export interface Hit {
  isInTitle: boolean
  /** The first block that has the words; `undefined` where only the title or the head has them. */
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

/** Whether and where an article has the words of a query: hamza, vowel marks and kinds of digits make no difference. */
export function searchArticle(article: Searched, query: string): Hit | undefined {
  const { title, kicker = '', standfirst = '', authors, topics, blocks } = article
  const isInTitle = has(title, query)
  const names = authors.map((author) => (typeof author === 'string' ? author : author.name))
  const isInHead = [kicker, standfirst, ...names, ...topics].some((text) => has(text, query))
  const passage = firstPassage(blocks, query)
  return isInTitle || isInHead || passage ? { isInTitle, passage } : undefined
}

function has(text: string, query: string): boolean {
  return findAll(text, query).length > 0
}

function firstPassage(blocks: readonly Block[], query: string): Passage | undefined {
  for (const block of blocks) {
    const text = blockText(block)
    const [first] = findAll(text, query)
    if (first) return around(block.id, text, first, query)
  }
  return undefined
}

/** How many letters of the text are shown on either side of the first find. */
const CONTEXT = 60

function around(block: string, text: string, { start, end }: TextRange, query: string): Passage {
  const from = start <= CONTEXT ? 0 : text.indexOf(' ', start - CONTEXT) + 1
  const to = end + CONTEXT >= text.length ? text.length : text.lastIndexOf(' ', end + CONTEXT)
  // A word longer than the context has no space where one is looked for: then it is shown whole.
  const piece = text.slice(Math.min(from, start), Math.max(to, end)).replace(/[\n\t]/g, ' ')
  return { block, text: piece, found: findAll(piece, query) }
}
