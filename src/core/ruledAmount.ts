import type { Catalogue } from './article/catalogue.ts'
import { totalsOf } from './article/totals.ts'
import { ruledBy, type HeldArticle } from './keepingPlan.ts'
import type { KeepingRule } from './preferences.ts'

/** How many articles the rule keeps and how large they are, without opening the pages of the catalogue. */
export function ruledAmount(
  rule: KeepingRule,
  catalogue: Pick<Catalogue, 'entries' | 'pages'>,
  held: ReadonlyMap<string, Pick<HeldArticle, 'by' | 'state' | 'bytes'>>,
): { count: number; bytes: number } {
  const ruled = ruledBy(rule, catalogue.entries, held)
  const amount = { count: ruled.length, bytes: ruled.reduce((sum, { bytes }) => sum + bytes, 0) }
  if (rule.count !== 'all' || !catalogue.pages) return amount
  const behind = totalsOf({ entries: [], pages: catalogue.pages })
  const listed = new Set(catalogue.entries.map(({ id }) => id))
  const decided = Array.from(held, ([id, row]) => ({ id, ...row })).filter(
    ({ id, by, state }) => !listed.has(id) && (by === 'reader' || state === 'removed'),
  )
  return {
    count: amount.count + Math.max(0, behind.count - decided.length),
    bytes: amount.bytes + Math.max(0, behind.bytes - decided.reduce((sum, { bytes }) => sum + bytes, 0)),
  }
}
