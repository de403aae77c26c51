import { createContext, use } from 'react'
import type { Block, BlockOf } from '#core/article/schema.ts'

/** The notes of the article that is drawn, in the order they are printed in. */
export const NotesContext = createContext<BlockOf<'note'>[]>([])

/** How a note is numbered, and where its reference stands. */
export function useNotes() {
  const notes = use(NotesContext)
  return {
    numberOf: (id: string) => notes.findIndex((note) => note.id === id) + 1,
    referenceId: (id: string) => `${id}-reference`,
  }
}

export function isNote(block: Block): block is BlockOf<'note'> {
  return block.type === 'note'
}
