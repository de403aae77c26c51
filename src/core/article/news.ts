import { dateInOrder, type Catalogue, type CatalogueEntry } from './catalogue.ts'

/** What came in since the reader last looked, by id. */
export interface News {
  added: ReadonlySet<string>
  corrected: ReadonlySet<string>
}

export const noNews: News = { added: new Set(), corrected: new Set() }

/**
 * What is new in the catalogue, together with what was new before and was not seen yet. What came and was corrected
 * since is new; what was withdrawn is no news any more.
 *
 * Where there are pages, it is told by the heads. Whether an article that is in the head now and was not then is new,
 * or was in a page, its dates tell: the head had everything from the date of its last entry on.
 */
export function newsSince(earlier: News, before: Catalogue, now: Catalogue): News {
  const files = new Map(before.entries.map(({ id, file }) => [id, file]))
  const last = lastOfHead(before)
  const added = new Set<string>()
  const corrected = new Set<string>()
  for (const entry of now.entries) {
    const { id, file } = entry
    const isKnown = files.has(id)
    const isNew = !isKnown && isAhead(entry, last) && isSince(entry, last)
    if (earlier.added.has(id) || isNew) added.add(id)
    else if (earlier.corrected.has(id) || (isKnown ? files.get(id) !== file : isAhead(entry, last))) corrected.add(id)
  }

  // What has made room for newer ones is no less new; what is gone from the middle of the head was withdrawn.
  const listed = new Set(now.entries.map(({ id }) => id))
  const end = lastOfHead(now)
  const gone = new Set(before.entries.flatMap((entry) => (isAhead(entry, end) ? entry.id : [])))
  const isStill = (id: string) => end !== undefined && !listed.has(id) && !gone.has(id)
  for (const id of earlier.added) if (isStill(id)) added.add(id)
  for (const id of earlier.corrected) if (isStill(id)) corrected.add(id)
  return { added, corrected }
}

/** The last entry of a head that has pages behind it. */
function lastOfHead({ entries, pages }: Catalogue): CatalogueEntry | undefined {
  return pages && entries.at(-1)
}

/** Whether an entry has its place before another in the order of the catalogue, or that is the end of everything. */
function isAhead(entry: CatalogueEntry, other: CatalogueEntry | undefined): boolean {
  if (other === undefined) return true
  const [date, end] = [dateInOrder(entry), dateInOrder(other)]
  return date > end || (date === end && entry.id <= other.id)
}

/** Whether an article was first published since then, and not only changed; one without a date is as old as its place. */
function isSince({ published }: CatalogueEntry, last: CatalogueEntry | undefined): boolean {
  return last === undefined || published === undefined || published >= dateInOrder(last)
}
