import { asWritten, shownOffset, withoutTashkeel, type Shown } from '#core/text/tashkeel.ts'
import type { Preferences } from '#core/preferences.ts'
import { blockText } from './blockText.ts'
import { isVowelled } from './readingTime.ts'
import type { Article, Block, ListItem, Span } from './schema.ts'

/**
 * An article as it is shown where vowel marks are hidden. Its spans are ranges of the texts as they now are. Names (of
 * authors, publisher and source) stay as they were written, and so does every block that keeps its vowels.
 */
export function hideTashkeel(article: Article): Article {
  return { ...article, ...bare(article, ['title', 'kicker', 'standfirst']), blocks: article.blocks.map(bareBlock) }
}

/** The words of a block (`blockText`) as they are shown, and the way back to the words as they were written. */
export function shownText(block: Block, tashkeel: Preferences['tashkeel']): Shown {
  const text = blockText(block)
  return tashkeel === 'hidden' && !keepsTashkeel(block) ? withoutTashkeel(text) : asWritten(text)
}

/**
 * Whether the vowels of a block stay when others are hidden: where its author says so, else those of verse, which is
 * read by them, and of vowelled quotations, which are scripture, tradition or old prose.
 */
function keepsTashkeel(block: Block): boolean {
  return block.keep ?? (block.type === 'verse' || (block.type === 'quote' && isVowelled(block.text)))
}

function bareBlock(block: Block): Block {
  if (keepsTashkeel(block)) return block
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'note':
      return bareWords(block)
    case 'quote':
    case 'verse':
      return { ...bareWords(block), ...bare(block, ['attribution']) }
    case 'list':
      return { ...block, items: block.items.map(bareItem) }
    case 'figure': {
      const { text: caption, spans } = bareWords({ text: block.caption ?? '', spans: block.spans })
      return { ...block, ...bare(block, ['alt', 'credit']), ...(block.caption !== undefined && { caption, spans }) }
    }
    case 'table': {
      const { head, rows } = block
      return {
        ...block,
        ...bare(block, ['caption']),
        ...(head && { head: head.map(bareWords) }),
        rows: rows.map((row) => row.map(bareWords)),
      }
    }
    case 'separator':
      return block
  }
}

function bareItem(item: ListItem): ListItem {
  return { ...bareWords(item), ...(item.items && { items: item.items.map(bareItem) }) }
}

/** Anything that has a text and spans of it. */
function bareWords<Words extends { text: string; spans?: Span[] | undefined }>(words: Words): Words {
  const shown = withoutTashkeel(words.text)
  const place = (span: Span): Span => ({
    ...span,
    start: shownOffset(shown, span.start),
    end: shownOffset(shown, span.end),
  })
  return { ...words, text: shown.text, ...(words.spans && { spans: words.spans.map(place) }) }
}

/** Those of the named fields that there are. */
function bare<Name extends string>(
  of: { [Key in Name]?: string | undefined },
  names: Name[],
): { [Key in Name]?: string } {
  const shown: { [Key in Name]?: string } = {}
  for (const name of names) {
    const text = of[name]
    if (text !== undefined) shown[name] = withoutTashkeel(text).text
  }
  return shown
}
