import { FORMAT } from './schema.ts'

/** Makes an article of one format one of the next. */
export type Upgrade = (article: Record<string, unknown>) => Record<string, unknown>

/** By the format that they start from. Format 1 is the first, so there are none yet. */
const UPGRADES: Readonly<Record<number, Upgrade>> = {}

/**
 * An article of any earlier format as one of the newest, by one step after the other: old files stay readable for ever.
 * What is newer than this code, or says no format, comes back as it is, for `checkArticle` to refuse.
 *
 * @param upgrades the steps; each must know the format it starts from and nothing of later ones
 */
export function upgraded(
  article: Record<string, unknown>,
  upgrades: Readonly<Record<number, Upgrade>> = UPGRADES,
  newest: number = FORMAT,
): Record<string, unknown> {
  let result = article
  for (let format = article['format']; typeof format === 'number' && format < newest; format += 1) {
    const upgrade = upgrades[format]
    if (upgrade === undefined) return result
    result = { ...upgrade(result), format: format + 1 }
  }
  return result
}
