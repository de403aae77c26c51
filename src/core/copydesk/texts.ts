import type { Article, Block, ListItem, Span } from '#core/article/schema.ts'
import { resolveDirection, type Writing } from '#core/text/direction.ts'
import { writtenIn } from '#core/text/language.ts'

/** A text of an article, and where it stands in the file. */
export interface DeskText {
  /** `title`, `blocks[3].items[0].text` */
  path: string
  /** Where its spans stand; absent where the format has none for it. */
  spansPath?: string
  /** The block it belongs to. */
  block?: Block
  text: string
  spans: Span[]
  writing: Writing
}

/** Every text of an article that readers meet, in the order of the page. */
export function textsOf(article: Article): DeskText[] {
  const around: Writing = { lang: article.lang, dir: article.dir }
  return [
    ...alone('kicker', article.kicker, around),
    ...alone('title', article.title, around),
    ...alone('standfirst', article.standfirst, around),
    ...article.blocks.flatMap((block, index) => textsOfBlock(block, `blocks[${index}]`, around)),
    ...alone('source.note', article.source?.note, around),
  ]
}

function textsOfBlock(block: Block, path: string, article: Writing): DeskText[] {
  const around: Writing = {
    lang: block.lang ?? article.lang,
    dir: resolveDirection({ dir: block.dir, lang: block.lang }) ?? article.dir,
  }
  const styled = (text: string, spans: Span[] | undefined, at: string, name = 'text'): DeskText => ({
    path: `${at}.${name}`,
    spansPath: `${at}.spans`,
    block,
    text,
    spans: spans ?? [],
    writing: around,
  })
  const words = (name: string, text: string | undefined) => alone(`${path}.${name}`, text, around, block)
  const items = (entries: ListItem[], at: string): DeskText[] =>
    entries.flatMap((item, index) => [
      styled(item.text, item.spans, `${at}[${index}]`),
      ...items(item.items ?? [], `${at}[${index}].items`),
    ])

  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'note':
      return [styled(block.text, block.spans, path)]
    case 'quote':
    case 'verse':
      return [styled(block.text, block.spans, path), ...words('attribution', block.attribution)]
    case 'list':
      return items(block.items, `${path}.items`)
    case 'figure':
      return [
        ...words('alt', block.alt),
        ...(block.caption === undefined
          ? []
          : [{ ...styled(block.caption, block.spans, path, 'caption'), writing: writtenIn(block.caption, around) }]),
        ...words('credit', block.credit),
      ]
    case 'table':
      return [
        ...words('caption', block.caption),
        ...(block.head ?? []).map((cell, column) => styled(cell.text, cell.spans, `${path}.head[${column}]`)),
        ...block.rows.flatMap((row, line) =>
          row.map((cell, column) => styled(cell.text, cell.spans, `${path}.rows[${line}][${column}]`)),
        ),
      ]
    case 'separator':
      return []
  }
}

/** A text that stands by itself, in the language its letters say. */
function alone(path: string, text: string | undefined, around: Writing, block?: Block): DeskText[] {
  if (text === undefined || text === '') return []
  return [{ path, text, spans: [], writing: writtenIn(text, around), ...(block && { block }) }]
}
