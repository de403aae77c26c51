import { blockText } from './blockText.ts'
import type { Block } from './schema.ts'

/** About two screens of a phone. */
const LETTERS = 2400
/** What a block takes beside its letters: the end of its last line, and the space below it. */
const BLOCK = 60
/** Shorter articles are drawn in one piece. */
const FEWEST = 5

/**
 * A long article in pieces of about the same size, in their order, so that what is not in sight need not be laid out. A
 * short one is one piece.
 */
export function stretchesOf(blocks: readonly Block[]): Block[][] {
  const stretches: Block[][] = []
  let stretch: Block[] = []
  let size = Infinity
  for (const block of blocks) {
    // Each stretch is laid out by itself, so the space between two of them is only right where all of it is the upper one's.
    // Notes are drawn after all else, so they fill no stretch.
    if (block.type === 'note' && size < Infinity) {
      stretch.push(block)
      continue
    }
    if (size >= (SPACE_ABOVE.has(block.type) ? 4 : 1) * LETTERS) {
      stretch = []
      stretches.push(stretch)
      size = 0
    }
    stretch.push(block)
    size += blockText(block).length + BLOCK
  }
  return stretches.length < FEWEST ? [[...blocks]] : stretches
}

/** Blocks with a space of their own above them: see article.css. */
const SPACE_ABOVE: ReadonlySet<Block['type']> = new Set(['heading', 'verse', 'table', 'separator'])

/** Which stretch a block is drawn in; -1 if it is in none. Notes stand at the end, wherever they were written. */
export function stretchWith(stretches: readonly Block[][], id: string | undefined): number {
  const index = stretches.findIndex((blocks) => blocks.some((block) => block.id === id))
  const isNote = stretches[index]?.some((block) => block.id === id && block.type === 'note')
  return isNote ? stretches.length - 1 : index
}
