import type { ArticleFiles } from './article/catalogue.ts'
import type { KeepingRule } from './preferences.ts'

/** What is known of an article that is on the device, or that the reader wants or does not want there. */
export interface HeldArticle {
  id: string
  state: 'kept' | 'wanted' | 'removed'
  by: 'reader' | 'rule'
  file: string
  bytes: number
  textOnly?: boolean
  /** Whether all its files lie on the device. */
  isWhole: boolean
}

export interface KeepingPlan {
  /** What is to be fetched, in this order: first what the reader asked for. */
  keep: { entry: ArticleFiles; by: 'reader' | 'rule'; withImages: boolean }[]
  /** Ids of articles that the rule alone kept and no longer keeps. */
  drop: string[]
  /** Ids of articles whose images the rule alone kept and no longer keeps. */
  strip: string[]
}

/** The most that the rule keeps without having been asked for `all`, in bytes (offline §3.1). */
export const RULE_LIMIT = 20_000_000

/**
 * What has to be done so that the device has what the reader and their rule want.
 *
 * What the reader saved is theirs: no rule drops it, and it comes with its images. What the rule kept and no longer
 * keeps goes, but never an article in `reading`. Articles that are no longer published are not dropped for that: the
 * rule has room for them until newer ones need it.
 *
 * @param entries what is published, the newest first: at least as many as the rule counts
 * @param reading ids of articles that are being read: on a screen, or begun and not finished
 * @param older published articles that are not among the entries and are the reader's
 */
export function planKeeping(
  entries: readonly ArticleFiles[],
  held: ReadonlyMap<string, HeldArticle>,
  rule: KeepingRule,
  reading: ReadonlySet<string>,
  older: readonly ArticleFiles[] = [],
): KeepingPlan {
  const plan: KeepingPlan = { keep: [], drop: [], strip: [] }
  for (const entry of [...entries, ...older]) {
    const row = held.get(entry.id)
    if (row?.by === 'reader' && row.state !== 'removed' && !isDone(row, entry, true)) {
      plan.keep.push({ entry, by: 'reader', withImages: true })
    }
  }

  const ruled = ruledBy(rule, entries, held)
  for (const entry of ruled) {
    const row = held.get(entry.id)
    if (row === undefined || (row.by === 'rule' && !isDone(row, entry, rule.images))) {
      plan.keep.push({ entry, by: 'rule', withImages: rule.images })
    } else if (row.by === 'rule' && !rule.images && row.textOnly !== true && entry.images.length > 0) {
      if (!reading.has(entry.id)) plan.strip.push(entry.id)
    }
  }

  const isRuled = new Set(ruled.map(({ id }) => id))
  const isPublished = new Set(entries.map(({ id }) => id))
  const rest = [...held.values()].filter(({ id, state, by }) => state === 'kept' && by === 'rule' && !isRuled.has(id))
  const withdrawn = rest.filter(({ id }) => !isPublished.has(id))
  const tooMany = withdrawn.slice(Math.max(0, limitOf(rule) - entries.length))
  plan.drop = [...rest.filter(({ id }) => isPublished.has(id)), ...tooMany].flatMap(({ id }) =>
    reading.has(id) ? [] : id,
  )
  return plan
}

/** The published articles that the rule keeps: the newest, those aside that the reader decided on. */
export function ruledBy<Entry extends ArticleFiles>(
  rule: KeepingRule,
  entries: readonly Entry[],
  held: ReadonlyMap<string, Pick<HeldArticle, 'by' | 'state'>>,
): Entry[] {
  let bytes = 0
  return entries.slice(0, limitOf(rule)).filter((entry) => {
    const row = held.get(entry.id)
    if (row?.by === 'reader' || row?.state === 'removed') return false
    if (rule.count !== 'all' && bytes + entry.bytes > RULE_LIMIT) return false
    bytes += entry.bytes
    return true
  })
}

function limitOf({ count }: KeepingRule): number {
  if (count === 'all') return Infinity
  return count === 'none' ? 0 : Number(count)
}

function isDone(row: HeldArticle, entry: ArticleFiles, withImages: boolean): boolean {
  return row.state === 'kept' && row.isWhole && row.file === entry.file && !(withImages && row.textOnly === true)
}
