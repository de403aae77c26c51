import type { Block, ListItem, Span } from '#core/article/schema.ts'
import { RIGHT_TO_LEFT_LETTER, runsAgainst, type Direction, type Writing } from '#core/text/direction.ts'
import { scriptRuns } from '#core/text/scriptRuns.ts'
import { writtenIn } from '#core/text/language.ts'

/**
 * A block of running text or a list with its words in the other script marked, as `phrase` spans with their language and
 * direction; the words stay as they are. A block that runs the other way as a whole says so itself (typography R06), and
 * the phrases in it are those of the article's script. What was marked before stays.
 *
 * @param article what the article is written in
 */
export function markScripts(block: Block, article: Writing): Block {
  if ('items' in block) {
    const own = ownWriting(textOf(block.items), article)
    return { ...block, ...own, items: block.items.map((item) => markedItem(item, own ?? article)) }
  }
  if (!('text' in block)) return block
  const own = ownWriting(block.text, article)
  return { ...block, ...own, ...spansOf(block, own ?? article) }
}

function ownWriting(text: string, article: Writing): Writing | undefined {
  return runsAgainst(text, article.dir) ? writtenIn(text, article) : undefined
}

function textOf(items: ListItem[]): string {
  return items.map((item) => `${item.text}\n${textOf(item.items ?? [])}`).join('')
}

function markedItem(item: ListItem, around: Writing): ListItem {
  return {
    ...item,
    ...spansOf(item, around),
    ...(item.items && { items: item.items.map((inner) => markedItem(inner, around)) }),
  }
}

/** What every run against a text has in it. Most texts have none, and an article may have a hundred thousand of them. */
const AGAINST: Record<Direction, RegExp> = {
  rtl: new RegExp(`[0-9]|(?!${RIGHT_TO_LEFT_LETTER.source})\\p{L}`, 'u'),
  ltr: RIGHT_TO_LEFT_LETTER,
}

function spansOf({ text, spans = [] }: Pick<ListItem, 'text' | 'spans'>, around: Writing): { spans?: Span[] } {
  if (!AGAINST[around.dir].test(text)) return {}
  const phrases = scriptRuns(text, around)
    .filter((run) => spans.every((span) => canStandWith(run, span)))
    .map((run): Span => ({ ...run, type: 'phrase' }))
  return phrases.length === 0 ? {} : { spans: [...spans, ...phrases] }
}

/** Not across the end of another span, and not in code or in a phrase: those have their direction already. */
function canStandWith(run: { start: number; end: number }, { start, end, type }: Span): boolean {
  if (run.end <= start || run.start >= end) return true
  const isInside = run.start >= start && run.end <= end
  return isInside ? type !== 'code' && type !== 'phrase' : run.start <= start && run.end >= end
}
