import type { Catalogue } from './catalogue.ts'

/** What came in since the reader last looked, by id. */
export interface News {
  added: ReadonlySet<string>
  corrected: ReadonlySet<string>
}

export const noNews: News = { added: new Set(), corrected: new Set() }

/**
 * What is new in the catalogue, together with what was new before and was not seen yet. What came and was corrected
 * since is new; what was withdrawn is no news any more.
 */
export function newsSince(earlier: News, before: Catalogue, now: Catalogue): News {
  const files = new Map(before.entries.map(({ id, file }) => [id, file]))
  const added = new Set<string>()
  const corrected = new Set<string>()
  for (const { id, file } of now.entries) {
    if (earlier.added.has(id) || !files.has(id)) added.add(id)
    else if (earlier.corrected.has(id) || files.get(id) !== file) corrected.add(id)
  }
  return { added, corrected }
}
