import { articleText } from '#core/article/blockText.ts'
import type { Article } from '#core/article/schema.ts'
import { shortened } from '#core/importing/outcome.ts'
import type { Change, Changes } from '#core/importing/updating/updateArticle.ts'

/** One line of the table at the end. */
export interface Row {
  state: string
  title: string
  article?: Article
  warnings: number
}

/** The table at the end of an import: state, blocks, words, warnings; the title last, whatever way it runs. */
export function tableOf(rows: Row[]): string {
  const cells = rows.map(({ state, title, article, warnings }) => [
    state,
    article === undefined ? '' : String(article.blocks.length),
    article === undefined ? '' : String(articleText(article).match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0),
    article === undefined ? '' : String(warnings),
    shortened(title),
  ])
  const lines = [['state', 'blocks', 'words', 'warnings', 'title'], ...cells]
  const widths = [0, 1, 2, 3].map((column) =>
    lines.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0),
  )
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0
    return column === 0 || width === 0 ? cell.padEnd(width) : cell.padStart(width)
  }
  return lines.map((line) => `${line.map(padded).join('  ').trimEnd()}\n`).join('')
}

/** How an update changed an article, in a few words: `+1 ~2 −0`. */
export function stateOfChanges({ added, changed, removed }: Changes): string {
  return `updated +${added.length} ~${changed.length} −${removed.length}`
}

/** What an update changed, a line for each block, after the name of the file. */
export function linesOfChanges(changes: Changes): string[] {
  const line =
    (what: string) =>
    ({ id, words }: Change) =>
      `: ${what} ${id}: ${shortened(words.replace(/\s+/g, ' '))}`
  return [
    ...(changes.fields.length > 0 ? [`: changed: ${changes.fields.join(', ')}`] : []),
    ...changes.added.map(line('added')),
    ...changes.changed.map(line('changed')),
    ...changes.removed.map(line('removed')),
    ...changes.stayed.map(line('kept, though the source does not have it,')),
    ...changes.spansStayed.map(line('kept the links and marks of the file in')),
    ...changes.spansLost.map(line('warning: found no place for some links or marks of the file in')),
  ]
}
