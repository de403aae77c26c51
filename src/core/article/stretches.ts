import { blockText } from './blockText.ts'
import type { Block } from './schema.ts'

/** About two screens of a phone. */
const LETTERS = 2400
/** What a phone shows of them below the title: no more need be laid out before anything is seen. */
const FIRST = 900
/** What a block takes beside its letters: the end of its last line, and the space below it. */
const BLOCK = 60

/** A piece of an article that is laid out by itself. */
export interface Stretch {
  blocks: Block[]
  /** How much room it takes, in letters. */
  size: number
}

/**
 * An article in pieces of about the same size, in their order, so that what is not in sight need not be laid out. A short
 * one is one piece.
 */
export function stretchesOf(blocks: readonly Block[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const block of blocks) {
    const last = stretches.at(-1)
    // Notes are drawn after all else, so they fill no stretch.
    if (block.type === 'note' && last) {
      last.blocks.push(block)
      continue
    }
    const size = blockText(block).length + BLOCK
    const full = stretches.length === 1 ? FIRST : LETTERS
    // Each stretch is laid out by itself, so the space between two of them is only right where all of it is the upper one's.
    if (last && last.size < (SPACE_ABOVE.has(block.type) ? 4 : 1) * full) {
      last.blocks.push(block)
      last.size += size
    } else {
      stretches.push({ blocks: [block], size })
    }
  }
  // Not worth a stretch of its own.
  const [before, last] = stretches.slice(-2)
  const least = stretches.length === 2 ? LETTERS - FIRST : 0
  if (before && last && last.size < least + LETTERS / 3) {
    before.blocks.push(...last.blocks)
    before.size += last.size
    stretches.pop()
  }
  return stretches
}

/** Blocks with a space of their own above them: see article.css. */
const SPACE_ABOVE: ReadonlySet<Block['type']> = new Set(['heading', 'verse', 'table', 'separator'])

/** Which stretch a block is drawn in; -1 if it is in none. Notes stand at the end, wherever they were written. */
export function stretchWith(stretches: readonly Stretch[], id: string | undefined): number {
  const index = stretches.findIndex(({ blocks }) => blocks.some((block) => block.id === id))
  const isNote = stretches[index]?.blocks.some((block) => block.id === id && block.type === 'note')
  return isNote ? stretches.length - 1 : index
}
