import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { isHeldUp, openDatabase, readRows, type LibraryRow } from './database.ts'
import { dropFile, storedNames } from './publishedFiles.ts'
import { createStore } from './store.ts'

/*
 * What is kept on this device, as every screen asks. What changes it is in `keepArticles.ts`, for which no text waits.
 */

/** What is on this device. An article is kept when its file and its images were stored and read back. */
export interface LibraryState {
  /** By id. Only what really lies here: what the browser removed behind our back is not in it. */
  kept: ReadonlyMap<string, KeptArticle>
  /** Ids of articles that still have to come: the reader asked for them, or they were kept and their files are lost. */
  wanted: ReadonlySet<string>
  /** Ids of articles that are being kept or removed. */
  busy: ReadonlySet<string>
  /** Why articles could not be kept, by id, until it is tried again. */
  failed: ReadonlyMap<string, Failure>
  /** Articles that the reader removed and can have back, by id, and who had kept them; until `forgetRemoved`. */
  undoable: ReadonlyMap<string, LibraryRow['by']>
  /** What stands in the way of storing anything: no room is left, or the browser forbids it. */
  trouble: 'full' | 'forbidden' | undefined
  /** What the rest of the keeping waits for: a network, or a line that costs nothing. */
  waitsFor: 'network' | 'freeLine' | undefined
}

export type KeptArticle = Pick<LibraryRow, 'id' | 'file' | 'bytes' | 'by' | 'textOnly'>

/** `damaged`: what came is not the article; `full`: no room is left; `forbidden`: the browser stores nothing here. */
export type Failure = 'damaged' | 'full' | 'forbidden'
/** `offline`: there was no answer, or not the host's; what the reader asked for is then `wanted`, and comes later. */
export type Outcome = 'kept' | 'offline' | Failure

/** What has to be known of an article to keep it. */
export type Keepable = Pick<CatalogueEntry, 'id' | 'file' | 'images'>

export const startingLibrary: LibraryState = {
  kept: new Map(),
  wanted: new Set(),
  busy: new Set(),
  failed: new Map(),
  undoable: new Map(),
  trouble: undefined,
  waitsFor: undefined,
}
export const library = createStore<LibraryState>(startingLibrary)

/** Ids of articles that are here and not published any more, as far as the head of the catalogue does not say so. */
export const withdrawn = createStore<ReadonlySet<string>>(new Set())

let rows: ReadonlyMap<string, LibraryRow> = new Map()
/** The names of the files that lie here. */
let lying: Set<string> = new Set()
let loading: Promise<void> | undefined

/** Tabs tell one another when what is kept has changed. Not at build, where an open channel would keep Node from ending. */
let channel: BroadcastChannel | undefined

/** Reads what is kept on this device, once, and follows what other tabs change. Never fails. */
export function loadLibrary(): Promise<void> {
  if (loading === undefined) {
    if (!import.meta.env.SSR && 'BroadcastChannel' in globalThis) channel = new BroadcastChannel('waraq.library')
    channel?.addEventListener('message', () => void readLibrary())
    isHeldUp.subscribe(() => void readLibrary())
    loading = readLibrary()
  }
  return loading
}

/** Reads it anew, as it is now: rows and files. */
export async function readLibrary(): Promise<void> {
  const [database, names] = await Promise.all([openDatabase(), storedNames()])
  const stored = await readRows('library', isRow)
  lying = names ?? new Set()
  // Another tab that holds the database up is told of elsewhere, and lets go.
  if (names === undefined || (database === undefined && !isHeldUp.get())) report({ trouble: 'forbidden' })
  else if (library.get().trouble === 'forbidden') report({ trouble: undefined })
  if (stored) showRows(stored)
}

/** The rows as this tab knows them, by id. */
export function libraryRows(): ReadonlyMap<string, LibraryRow> {
  return rows
}

/** The names of the files that lie here: itself, for who stores or drops files. */
export function filesHere(): Set<string> {
  return lying
}

/** Takes up rows that were written past this module, as a restore does, in this tab and in the others. */
export async function libraryChanged(): Promise<void> {
  await readLibrary()
  tellOthers()
}

/** Tells other tabs that rows were changed. */
export function tellOthers(): void {
  channel?.postMessage('')
}

/** Whether all files of a row lie here, by their names; what is in them, `isWhole` tells. */
export function liesHere({ file, images }: LibraryRow): boolean {
  return [file, ...images].every((name) => lying.has(name))
}

/** Throws a damaged file away; what needs it is not said to be kept any more. */
export async function loseFile(name: string): Promise<void> {
  await dropFile(name)
  if (lying.delete(name)) showRows([...rows.values()])
}

/** A record can be damaged, or of a version to come: then it is none. */
export function isRow(row: unknown): row is LibraryRow {
  const { id, state, by, file, images, bytes } = { ...(row as Partial<LibraryRow> | undefined) }
  return (
    typeof id === 'string' &&
    (state === 'kept' || state === 'wanted' || state === 'removed') &&
    (by === 'reader' || by === 'rule') &&
    typeof file === 'string' &&
    Array.isArray(images) &&
    typeof bytes === 'number'
  )
}

/** Takes up rows as they are written in the database. */
export function showRows(next: readonly LibraryRow[]): void {
  rows = new Map(next.map((row) => [row.id, row]))
  const kept = new Map(next.filter((row) => row.state === 'kept' && liesHere(row)).map((row) => [row.id, row]))
  const wanted = next.filter(({ id, state }) => state !== 'removed' && !kept.has(id))
  report({ kept, wanted: new Set(wanted.map(({ id }) => id)) })
}

/** Says what has changed. */
export function report(change: Partial<LibraryState>): void {
  library.set({ ...library.get(), ...change })
}
