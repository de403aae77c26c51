import { createContext, use } from 'react'
import type { Article, Block, BlockOf } from '#core/article/schema.ts'

/** The notes of the article that is drawn, and how they are numbered: in the order of its blocks. */
export interface ArticleNotes {
  notes: BlockOf<'note'>[]
  numbers: ReadonlyMap<string, number>
  /** Numbers stand in the text, and are written there as in the list of notes: see `ol` in article.css. */
  numbersIn: string
}

export function notesOf({ lang, blocks }: Pick<Article, 'lang' | 'blocks'>): ArticleNotes {
  const notes = blocks.filter(isNote)
  return { notes, numbers: new Map(notes.map(({ id }, index) => [id, index + 1])), numbersIn: lang }
}

export const NotesContext = createContext<ArticleNotes>({ notes: [], numbers: new Map(), numbersIn: '' })

/** How a note is numbered, and where its reference stands. */
export function useNotes() {
  const { notes, numbers, numbersIn } = use(NotesContext)
  return {
    notes,
    numbersIn,
    numberOf: (id: string) => numbers.get(id) ?? 0,
    referenceId: (id: string) => `${id}-reference`,
  }
}

function isNote(block: Block): block is BlockOf<'note'> {
  return block.type === 'note'
}
