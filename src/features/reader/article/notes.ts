import { createContext, use } from 'react'
import type { Article, Block, BlockOf } from '#core/article/schema.ts'

/** The article that is drawn: its notes are printed in the order of its blocks. */
export const NotesContext = createContext<Pick<Article, 'lang' | 'blocks'>>({ lang: '', blocks: [] })

/** How a note is numbered, and where its reference stands. */
export function useNotes() {
  const { lang, blocks } = use(NotesContext)
  return {
    /** Numbers stand in the text, and are written there as in the list of notes: see `ol` in article.css. */
    numbersIn: lang,
    numberOf: (id: string) => blocks.filter(isNote).findIndex((note) => note.id === id) + 1,
    referenceId: (id: string) => `${id}-reference`,
  }
}

export function isNote(block: Block): block is BlockOf<'note'> {
  return block.type === 'note'
}
