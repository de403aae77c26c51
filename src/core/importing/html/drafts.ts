import type { ListItem, TableCell } from '#core/article/schema.ts'
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
      return itemsText(draft.items)
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

/** The words of several drafts as one text on one line, with their spans. */
export function wordsOf(drafts: Draft[]): StyledText {
  return onOneLine(
    joined(
      drafts.flatMap((draft): StyledText[] => {
        if (draft.type === 'list') return flatItems(draft.items)
        return 'text' in draft ? [{ text: draft.text, spans: draft.spans }] : []
      }),
    ),
  )
}

function flatItems(items: ListItem[]): StyledText[] {
  return items.flatMap(({ text, spans = [], items: inner = [] }) => [{ text, spans }, ...flatItems(inner)])
}

function itemsText(items: ListItem[]): string {
  return items.map(({ text, items: inner = [] }) => `${text}\n${itemsText(inner)}`).join('')
}
