import type { Article, Block, ListItem, TableCell } from './schema.ts'

/**
 * The plain words of a block as a reader meets them: its text, the entries of a list with those inside them, caption and
 * cells of a table row by row, caption and credit of a figure, the attribution of a quotation. The pieces are joined by
 * one line break and empty ones are left out, so a paragraph's words are its `text`, letter for letter. A figure's `alt`
 * is not on the page and not in here. A separator has no words: ''.
 */
export function blockText(block: Block): string {
  return pieces(block)
    .filter((piece) => piece !== undefined && piece !== '')
    .join('\n')
}

/** The plain words of an article in the order of the page: kicker, title, standfirst, then every block on its own line. */
export function articleText(article: Pick<Article, 'kicker' | 'title' | 'standfirst' | 'blocks'>): string {
  return [article.kicker, article.title, article.standfirst, ...article.blocks.map(blockText)]
    .filter((piece) => piece !== undefined && piece !== '')
    .join('\n')
}

function pieces(block: Block): (string | undefined)[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'note':
      return [block.text]
    case 'quote':
    case 'verse':
      return [block.text, block.attribution]
    case 'list':
      return itemTexts(block.items)
    case 'figure':
      return [block.caption, block.credit]
    case 'table':
      return [block.caption, ...cellTexts(block.head ?? []), ...block.rows.flatMap(cellTexts)]
    case 'separator':
      return []
  }
}

function itemTexts(items: ListItem[]): string[] {
  return items.flatMap((item) => [item.text, ...itemTexts(item.items ?? [])])
}

function cellTexts(cells: TableCell[]): string[] {
  return cells.map((cell) => cell.text)
}
