import { runsOf, type Run } from '#core/article/runs.ts'
import type { Article, Block, BlockOf, ListItem, Span, TableCell } from '#core/article/schema.ts'
import { resolveDirection, type Writing } from '#core/text/direction.ts'
import { writtenIn } from '#core/text/language.ts'
import { element, escapeMarkup } from './markup.ts'

/** Where the things lie that an article links to. */
export interface Addresses {
  /** The page of the article; blocks are `#` behind it. */
  page: string
  /** A figure's image, by its `src`. */
  image: (src: string) => string
}

/**
 * The blocks of an article as HTML for readers other than ours, well-formed as XML too. It uses only elements that feed
 * readers let through, and says language and direction where they change, for they lay it out with a style sheet of
 * their own. Notes stand at the end, in the order of the blocks.
 */
export function articleHtml(article: Article, addresses: Addresses): string {
  const around: Writing = { lang: article.lang, dir: article.dir }
  const notes = article.blocks.filter((block) => block.type === 'note')
  const words: Words = {
    ...addresses,
    numberOf: (id) => notes.findIndex((note) => note.id === id) + 1,
  }
  const body = article.blocks.map((block) => blockHtml(block, around, words))
  if (notes.length > 0) {
    const items = notes.map((note) =>
      element('li', { ...ownOf(note) }, wordsHtml(note.text, note.spans, around, words)),
    )
    body.push(element('hr', {}), element('ol', {}, items))
  }
  return element('div', { lang: article.lang, dir: article.dir }, body)
}

interface Words extends Addresses {
  /** Which note it is, from 1. */
  numberOf: (note: string) => number
}

function blockHtml(block: Block, article: Writing, words: Words): string {
  const own = ownOf(block)
  const around = { lang: own.lang ?? article.lang, dir: own.dir ?? article.dir }
  const styled = (of: { text: string; spans?: Span[] | undefined }) => wordsHtml(of.text, of.spans, around, words)

  switch (block.type) {
    case 'paragraph':
      return element('p', { ...own }, styled(block))
    case 'heading':
      return element(`h${block.level}`, { ...own }, styled(block))
    case 'quote':
    case 'verse':
      return element('blockquote', { ...own }, [
        element('p', {}, styled(block)),
        ...plain('p', block.attribution, around, '— '),
      ])
    case 'list':
      return listHtml(block.ordered, block.items, own, styled)
    case 'figure':
      return figureHtml(block, own, around, words)
    case 'table':
      return element('table', { ...own }, [
        ...plain('caption', block.caption, around),
        ...(block.head === undefined ? [] : [element('thead', {}, rowHtml('th', block.head, styled))]),
        element(
          'tbody',
          {},
          block.rows.map((row) => rowHtml('td', row, styled)),
        ),
      ])
    case 'separator':
      return element('hr', {})
    case 'note':
      return ''
  }
}

/** What a block says of its own writing. */
function ownOf({ lang, dir }: Block): Partial<Writing> {
  const own = resolveDirection({ dir, lang })
  return { ...(lang !== undefined && { lang }), ...(own !== undefined && { dir: own }) }
}

/** A text without spans, in the language that its letters say. */
function plain(name: string, text: string | undefined, around: Writing, before = ''): string[] {
  if (text === undefined) return []
  const { lang, dir } = writtenIn(text, around)
  const differs = lang !== around.lang || dir !== around.dir
  return [element(name, differs ? { lang, dir } : {}, escapeMarkup(before + text))]
}

function listHtml(
  ordered: boolean,
  items: ListItem[],
  own: Partial<Writing>,
  styled: (item: ListItem) => string,
): string {
  const entries = items.map((item) =>
    element('li', {}, [
      styled(item),
      ...(item.items === undefined ? [] : [listHtml(item.ordered ?? false, item.items, {}, styled)]),
    ]),
  )
  return element(ordered ? 'ol' : 'ul', { ...own }, entries)
}

function figureHtml(block: BlockOf<'figure'>, own: Partial<Writing>, around: Writing, words: Words): string {
  const { src, alt, caption, credit, width, height } = block
  const captioned = caption === undefined ? undefined : writtenIn(caption, around)
  const captions = [
    ...(caption === undefined || captioned === undefined
      ? []
      : [element('p', { ...captioned }, wordsHtml(caption, block.spans, captioned, words))]),
    ...plain('p', credit, around),
  ]
  return element('figure', { ...own }, [
    element('img', { src: words.image(src), alt, width, height }),
    ...(captions.length === 0 ? [] : [element('figcaption', {}, captions)]),
  ])
}

function rowHtml(name: 'th' | 'td', cells: TableCell[], styled: (cell: TableCell) => string): string {
  return element(
    'tr',
    {},
    cells.map((cell) => element(name, {}, styled(cell))),
  )
}

function wordsHtml(text: string, spans: Span[] | undefined, around: Writing, words: Words): string {
  return runsHtml(runsOf(text, spans), around, words)
}

function runsHtml(runs: Run[], around: Writing, words: Words): string {
  return runs
    .map((run) => {
      // Lines of verse; between the halves of one, a space as wide as readers will keep.
      if (typeof run === 'string')
        return escapeMarkup(run).replaceAll('\n', element('br', {})).replaceAll('\t', '\u2003\u2003')
      return spanHtml(run.span, runsHtml(run.children, around, words), around, words)
    })
    .join('')
}

function spanHtml(span: Span, content: string, around: Writing, words: Words): string {
  switch (span.type) {
    case 'strong':
      return element('strong', {}, content)
    case 'emphasis':
      return element('em', {}, content)
    case 'code':
      return element('code', { dir: 'ltr' }, content)
    case 'quote':
      // Written out: of <q>, many readers keep the content alone.
      return around.dir === 'rtl' ? `«${content}»` : `“${content}”`
    case 'phrase':
      return element('span', { lang: span.lang, dir: span.dir }, content)
    case 'link':
      return element('a', { href: span.href.startsWith('#') ? words.page + span.href : span.href }, content)
    case 'note-reference': {
      const link = element('a', { href: `${words.page}#${span.note}` }, String(words.numberOf(span.note)))
      return content + element('sup', {}, link)
    }
  }
}
