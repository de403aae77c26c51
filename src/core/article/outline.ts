import type { Block, BlockOf } from './schema.ts'

type Heading = BlockOf<'heading'>

/** A heading of an article with the headings of its sub-sections. */
export interface OutlineEntry {
  heading: Heading
  entries: OutlineEntry[]
}

/**
 * The headings of an article as a tree, in the order of the page. A heading belongs to the nearest one before it of a
 * smaller level; a level may be skipped, and the first headings may be deep ones.
 */
export function outlineOf(blocks: readonly Block[]): OutlineEntry[] {
  const outline: OutlineEntry[] = []
  let open: OutlineEntry[] = []
  for (const heading of blocks.filter(isHeading)) {
    const entry: OutlineEntry = { heading, entries: [] }
    open = open.filter((parent) => parent.heading.level < heading.level)
    const siblings = open.at(-1)?.entries ?? outline
    siblings.push(entry)
    open.push(entry)
  }
  return outline
}

/**
 * The id of the heading whose section holds a block: the nearest heading at or before it, of any level. `undefined`
 * before the first heading, for a block that is not there, and where no block is named.
 */
export function sectionOf(blocks: readonly Block[], blockId: string | undefined): string | undefined {
  const index = blocks.findIndex((block) => block.id === blockId)
  return blocks.slice(0, index + 1).findLast(isHeading)?.id
}

function isHeading(block: Block): block is Heading {
  return block.type === 'heading'
}
