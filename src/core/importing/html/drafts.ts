import type { ListItem, TableCell } from '#core/article/schema.ts'
import { MAX_BLOCKS, MAX_TEXT } from '#core/article/size.ts'
import { joined, onOneLine, type StyledText } from './styledText.ts'

/** A picture as the page has it: not yet a file beside the article. */
export interface Picture {
  /** The address as the page writes it. */
  src: string
  alt: string
  credit?: string
  width?: number
  height?: number
}

/** A block before it has an id. References to notes still name the anchor of the page. */
export type Draft =
  | ({ type: 'paragraph' } & StyledText)
  | ({ type: 'quote'; attribution?: string } & StyledText)
  | ({ type: 'heading'; level: number } & StyledText)
  | ({ type: 'verse'; isCode: boolean } & StyledText)
  | ({ type: 'note'; anchor: string } & StyledText)
  | { type: 'list'; ordered: boolean; items: ListItem[] }
  | { type: 'table'; caption?: string; head?: TableCell[]; rows: TableCell[][] }
  | { type: 'figure'; picture: Picture; caption: StyledText }
  | { type: 'separator' }

/** The words of a draft. */
export function draftText(draft: Draft): string {
  switch (draft.type) {
    case 'list':
      return textsIn(draft.items)
        .map(({ text }) => `${text}\n`)
        .join('')
    case 'table':
      return [draft.head ?? [], ...draft.rows].map((row) => row.map(({ text }) => text).join(' ')).join('\n')
    case 'figure':
      return draft.caption.text
    case 'separator':
      return ''
    case 'paragraph':
    case 'quote':
    case 'heading':
    case 'verse':
    case 'note':
      return draft.text
  }
}

/** Whether drafts are more than one article may hold. */
export function isTooMuch(drafts: Draft[]): boolean {
  let lines = 0
  for (const draft of drafts) {
    lines += draft.type === 'list' ? textsIn(draft.items).length : draft.type === 'table' ? draft.rows.length : 1
    if (lines > MAX_BLOCKS || draftText(draft).length > MAX_TEXT) return true
  }
  return false
}

/** The words of several drafts as one text on one line, with their spans. */
export function wordsOf(drafts: Draft[]): StyledText {
  return onOneLine(
    joined(
      drafts.flatMap((draft): StyledText[] => {
        if (draft.type === 'list') return textsIn(draft.items)
        return 'text' in draft ? [{ text: draft.text, spans: draft.spans }] : []
      }),
    ),
  )
}

/** The texts of entries in their order, those within them too. */
function textsIn(items: ListItem[], result: StyledText[] = []): StyledText[] {
  for (const { text, spans = [], items: inner = [] } of items) {
    result.push({ text, spans })
    textsIn(inner, result)
  }
  return result
}
