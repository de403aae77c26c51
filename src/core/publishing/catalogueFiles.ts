/**
 * The catalogue as it is published: a head of one size however many articles there are, and the rest in files that
 * change only where something changed. Pages and lists of pages are cut by content: a page begins at an article whose id
 * has the lowest hash far and wide. So whether there is a cut depends on the neighbours alone, and an article that
 * came, changed or went renames a few files and no more.
 */
import {
  dateInOrder,
  idHash,
  shardOf,
  type Catalogue,
  type CatalogueEntry,
  type CataloguePage,
} from '#core/article/catalogue.ts'
import { totalsOf } from '#core/article/totals.ts'

/** The newest articles, which every reader gets; as many as the longest rule of keeping counts. */
export const HEAD_ENTRIES = 50
/** The most pages that a catalogue lists; more than that come in a catalogue of pages. */
const LISTED_PAGES = 128
/** How far a cut has to be from the next: a page has twice as many on average. */
const APART = { entries: 50, pages: 40 }
/** Articles to a shard, about; and the most shards, since the head names them all. */
const SHARD_ENTRIES = 500
const MOST_SHARDS = 512

export interface CatalogueFiles {
  /** To be published as `articles/catalogue.json`. */
  head: Catalogue
  /** The text of every other file, by its name in `articles/`. */
  files: ReadonlyMap<string, string>
}

/** A page, and the id by which it is known whatever changes in it. */
type KnownPage = CataloguePage & { id: string }

/**
 * Packs what is published into the head and its files. The same entries always give the same bytes.
 *
 * @param entries all of them, in order (`inOrder`)
 * @param hashOf the beginning of the SHA-256 of a text, in hexadecimal, for the name of its file
 */
export function catalogueFiles(entries: readonly CatalogueEntry[], hashOf: (text: string) => string): CatalogueFiles {
  const files = new Map<string, string>()
  const add = (kind: string, content: object) => {
    const text = JSON.stringify(content)
    const file = `catalogue/${kind}.${hashOf(text)}.json`
    files.set(file, text)
    return file
  }
  const pageOf = (members: Pick<Catalogue, 'entries' | 'pages'>, oldest: { id: string; date: string }): KnownPage => {
    const { languages, bytes } = totalsOf(members)
    const inOrder = Object.fromEntries([...languages].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    const file = add('page', { format: 1, ...members })
    return { id: oldest.id, file, languages: inOrder, bytes, oldest: oldest.date }
  }

  let pages: KnownPage[] = cut(entries.slice(HEAD_ENTRIES), APART.entries).map((members) => {
    const last = lastOf(members)
    return pageOf({ entries: members }, { id: last.id, date: dateInOrder(last) })
  })
  while (pages.length > LISTED_PAGES) {
    pages = cut(pages, APART.pages).map((members) => {
      const { id, oldest } = lastOf(members)
      return pageOf({ entries: [], pages: members.map(listed) }, { id, date: oldest })
    })
  }
  const head: Catalogue = { format: 1, entries: entries.slice(0, HEAD_ENTRIES) }
  if (pages.length === 0) return { head, files }
  return { head: { ...head, pages: pages.map(listed), shards: shardsOf(entries, add) }, files }
}

/**
 * Cuts a list behind each member whose id has the lowest hash among as many as `apart` on either side. What is nearer
 * to an end than that is never cut, for its neighbours are still to come.
 */
function cut<Member extends { id: string }>(members: readonly Member[], apart: number): Member[][] {
  if (members.length === 0) return []
  const hashes = members.map(({ id }) => idHash(id))
  const pieces: Member[][] = []
  let start = 0
  for (let index = apart; index < members.length - apart; index += 1) {
    const hash = hashes[index] ?? 0
    const isLowest = hashes.slice(index - apart, index + apart + 1).every((other, at) => at === apart || other > hash)
    if (!isLowest) continue
    pieces.push(members.slice(start, index + 1))
    start = index + 1
  }
  pieces.push(members.slice(start))
  return pieces
}

/** Where each article lies, in as many files as there are times so many articles, rounded up to a power of two. */
function shardsOf(entries: readonly CatalogueEntry[], add: (kind: string, content: object) => string): string[] {
  const count = Math.min(MOST_SHARDS, 2 ** Math.ceil(Math.log2(entries.length / SHARD_ENTRIES)))
  const numbers = Array.from({ length: Math.max(1, count) }, (_, index) => String(index))
  const shards = new Map(numbers.map((number) => [number, new Map<string, unknown>()]))
  for (const { id, file, bytes, images } of entries) {
    shards.get(shardOf(id, numbers) ?? '')?.set(id, [file, bytes, ...images])
  }
  return [...shards.values()].map((shard) => {
    // In the order of their ids: what comes up in the catalogue does not change where it lies.
    const ids = [...shard].toSorted(([one], [other]) => (one < other ? -1 : 1))
    return add('ids', { format: 1, ids: Object.fromEntries(ids) })
  })
}

function listed({ file, languages, bytes, oldest }: KnownPage): CataloguePage {
  return { file, languages, bytes, oldest }
}

function lastOf<Member>(members: readonly Member[]): Member {
  const last = members.at(-1)
  if (last === undefined) throw new Error('A page has members')
  return last
}
