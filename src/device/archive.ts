import {
  shardOf,
  type ArticleFiles,
  type Catalogue,
  type CatalogueEntry,
  type CataloguePage,
} from '#core/article/catalogue.ts'
import { admitCatalogue, admitFiles } from '#core/article/door.ts'
import { savesData } from './connection.ts'
import {
  dropFile,
  fetchFile,
  isIntact,
  parsed,
  storedEditions,
  storedFile,
  storedNames,
  storeFile,
} from './publishedFiles.ts'

/**
 * What lies behind the head of the catalogue: its pages, and the shards that tell where an article lies. What was fetched
 * once is stored with the articles, so that it is there without a network. Loaded only where there is more than a head.
 */

/** Why a page cannot be shown, as with an article. */
export type PageProblem = 'missing' | 'offline' | 'damaged' | 'newer'

/** Milliseconds until a reader is told. */
const PATIENCE = 8000
/** As many pages as are kept in memory: more than a reader sees at a time, and not all that they went through. */
const REMEMBERED = 24
/** As many pages are on their way at once where all are wanted. */
const AHEAD = 6
/** When more files than these have changed, they are fetched only when they are wanted. */
const RENEWED = 6
/** Where the files of the catalogue lie in `articles/`. */
const FOLDER = 'catalogue/'

const memory = new Map<string, Catalogue>()
const opening = new Map<string, Promise<Catalogue | PageProblem>>()

/** A page, if it was opened a while ago: then it can be drawn at once. */
export function openedPage(file: string): Catalogue | undefined {
  return memory.get(file)
}

/** Opens a page, and remembers it. */
export async function openPage(file: string): Promise<Catalogue | PageProblem> {
  const known = memory.get(file)
  if (known) return known
  const asked = opening.get(file) ?? readPage(file).finally(() => opening.delete(file))
  opening.set(file, asked)
  const page = await asked
  if (typeof page === 'object') remember(file, page)
  return page
}

/** Opens those of some pages that lie on this device, so that they can be drawn at once. */
export async function openStored(pages: Iterable<string>): Promise<void> {
  for (const file of pages) {
    const page = memory.get(file) ?? (await storedPage(file))
    if (page) remember(file, page)
  }
}

/** The entry of an article that stands in a page which was opened a while ago. */
export function openedEntry(id: string): CatalogueEntry | undefined {
  for (const { entries } of memory.values()) {
    const entry = entries.find((each) => each.id === id)
    if (entry) return entry
  }
  return undefined
}

/**
 * All the pages behind a head, the newest first. A few are asked for ahead of what is taken, so that on a slow line not
 * each waits for the one before it; of who takes no more nothing more is asked for.
 *
 * @param from `device`: only what is stored, and nothing is fetched
 * @returns the entries of each, and `undefined` for what cannot be had
 */
export async function* walk(
  { pages = [] }: Pick<Catalogue, 'pages'>,
  from: 'device' | 'anywhere',
): AsyncGenerator<CatalogueEntry[] | undefined> {
  const read = from === 'device' ? storedPage : readPage
  type InLine = { file: string; page?: Promise<Catalogue | PageProblem | undefined> }
  const inLine = ({ file }: CataloguePage): InLine => ({ file })
  const line = pages.map(inLine)
  while (line.length > 0) {
    for (const next of line.slice(0, AHEAD)) next.page ??= Promise.resolve(memory.get(next.file) ?? read(next.file))
    const page = await line.shift()?.page
    if (typeof page !== 'object') yield undefined
    else if (page.pages) line.unshift(...page.pages.map(inLine))
    else yield page.entries
  }
}

/** Where an article lies, as far as it is known before it is opened. */
export type Located = Pick<CatalogueEntry, 'id' | 'file' | 'bytes'>

/** An article that is not in the head: its entry, or at least where it lies; `undefined` if that is not known here. */
export async function findBehind(id: string, head: Catalogue): Promise<CatalogueEntry | Located | undefined> {
  const known = openedEntry(id) ?? drawnHere(id) ?? (await lookUp([id], head)).get(id)
  if (known !== undefined && known !== 'withdrawn') return known
  // What was read once lies here.
  const file = (await storedEditions(id)).at(-1)
  return file === undefined ? undefined : { id, file, bytes: (await storedFile(file))?.length ?? 0 }
}

/** A page that was drawn for an article names its file, to be fetched before the app asks for it. */
function drawnHere(id: string): Located | undefined {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="fetch"]')
  const names = Array.from(links, ({ href }) => href.slice(href.lastIndexOf('/') + 1))
  const file = names.find((name) => name.startsWith(`${id}.`))
  return file === undefined ? undefined : { id, file, bytes: 0 }
}

/**
 * Where articles lie that are not in the head, by their ids: `withdrawn` for what is not published any more. What
 * cannot be known now is not in it.
 */
export async function lookUp(
  ids: Iterable<string>,
  { shards = [] }: Pick<Catalogue, 'shards'>,
): Promise<Map<string, ArticleFiles | 'withdrawn'>> {
  const opened = new Map<string, unknown>()
  const found = new Map<string, ArticleFiles | 'withdrawn'>()
  for (const id of ids) {
    const file = shardOf(id, shards)
    if (file === undefined) continue
    if (!opened.has(file)) {
      const bytes = await readFile(file)
      opened.set(file, typeof bytes === 'object' ? parsed(bytes) : undefined)
    }
    const shard = opened.get(file)
    if (shard !== undefined) found.set(id, admitFiles(shard, id) ?? 'withdrawn')
  }
  return found
}

/**
 * Brings what is stored up to date with a head that has just come: of what lies here, what changed is fetched if it is
 * little, and what is of no use any more goes. Never rejects.
 */
export async function renewPages(before: Catalogue, now: Catalogue): Promise<void> {
  const stored = new Set([...((await storedNames()) ?? [])].filter((name) => name.startsWith(FOLDER)))
  if (stored.size === 0) return
  const old = await namesIn(before)
  let names = await namesIn(now)
  const hadPages = [...stored].some((name) => old.has(name) && !before.shards?.includes(name))
  const isFresh = (name: string) => !old.has(name) && !stored.has(name) && !now.shards?.includes(name)
  let fresh = hadPages && !savesData() ? [...names].filter(isFresh) : []
  for (let left = RENEWED - fresh.length; fresh.length > 0 && left >= 0; left -= fresh.length) {
    for (const name of fresh) {
      // Tried once: what does not come now comes when it is wanted.
      stored.add(name)
      await readFile(name)
    }
    // A page of pages tells only now what is in it.
    names = await namesIn(now)
    fresh = [...names].filter(isFresh)
  }
  for (const name of stored) if (!names.has(name)) await dropFile(name)
}

/** The names of all files behind a head, as far as what is stored tells. */
async function namesIn({ pages = [], shards = [] }: Catalogue): Promise<Set<string>> {
  const names = new Set(shards)
  for (const { file } of pages) {
    names.add(file)
    const page = await storedPage(file)
    for (const name of page?.pages ? await namesIn(page) : []) names.add(name)
  }
  return names
}

async function readPage(file: string): Promise<Catalogue | PageProblem> {
  const bytes = await readFile(file)
  return typeof bytes === 'string' ? bytes : asPage(bytes)
}

async function storedPage(file: string): Promise<Catalogue | undefined> {
  const bytes = await intactFile(file)
  const page = bytes && asPage(bytes)
  return typeof page === 'object' ? page : undefined
}

function asPage(bytes: Uint8Array): Catalogue | Extract<PageProblem, 'damaged' | 'newer'> {
  const admitted = admitCatalogue(parsed(bytes))
  return admitted.ok ? admitted.value : admitted.problem
}

/** A file of the catalogue, from this device or from the network, and then stored. */
async function readFile(file: string): Promise<Uint8Array<ArrayBuffer> | PageProblem> {
  const here = await intactFile(file)
  if (here) return here
  const fetched = await fetchFile(file, PATIENCE)
  if (!fetched.ok) return fetched.problem
  if (await isIntact(file, fetched.bytes)) await storeFile(file, fetched).catch(() => undefined) // No room, or forbidden.
  return fetched.bytes
}

/** A file as it lies here, if it is as it was published; else it goes. */
async function intactFile(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await storedFile(file)
  if (bytes === undefined || (await isIntact(file, bytes))) return bytes
  await dropFile(file)
  return undefined
}

function remember(file: string, page: Catalogue): void {
  memory.delete(file)
  memory.set(file, page)
  for (const oldest of memory.keys()) {
    if (memory.size <= REMEMBERED) return
    memory.delete(oldest)
  }
}
