import type { Failure, KeptArticle, LibraryState } from '#device/library.ts'

/** How an article stands with this device. */
export type ArticleState =
  | { is: 'kept'; by: KeptArticle['by']; bytes: number; isTextOnly: boolean }
  /** Removed by the reader a moment ago, who can have it back. */
  | { is: 'removed'; by: KeptArticle['by'] }
  | { is: 'failed'; why: Failure }
  /** Asked for, or lost, and still to come; `isNow`, coming. */
  | { is: 'wanted'; isNow: boolean }
  | { is: 'absent'; isNow: boolean }

export function articleState({ kept, undoable, failed, wanted, busy }: LibraryState, id: string): ArticleState {
  const removedFrom = undoable.get(id)
  if (removedFrom) return { is: 'removed', by: removedFrom }
  const article = kept.get(id)
  // One whose new edition did not come is here in its old one.
  if (article) return { is: 'kept', by: article.by, bytes: article.bytes, isTextOnly: article.textOnly === true }
  const why = failed.get(id)
  if (why && !busy.has(id)) return { is: 'failed', why }
  return { is: wanted.has(id) ? 'wanted' : 'absent', isNow: busy.has(id) }
}
