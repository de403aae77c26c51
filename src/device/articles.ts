import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { admitArticle, admitCatalogue, type Admitted } from '#core/article/door.ts'
import type { Article } from '#core/article/schema.ts'
import { files } from '#core/paths.ts'
import type { Located } from './archive.ts'
import { libraryRows, loadLibrary, loseFile } from './library.ts'
import { addNews } from './news.ts'
import { fetchFile, isIntact, parsed, storedEditions, storedFile, storeFile, type Fetched } from './publishedFiles.ts'
import { createStore } from './store.ts'

/**
 * Why an article or the catalogue cannot be shown: `missing`, it is not published; `offline`, neither the network nor
 * this device has it; `damaged`, what came is no article; `newer`, it needs a newer version of the app.
 */
export class ArticleProblem extends Error {
  override name = 'ArticleProblem'
  readonly code: 'missing' | 'offline' | 'damaged' | 'newer'

  constructor(code: ArticleProblem['code']) {
    super(code)
    this.code = code
  }
}

export interface Published {
  /** Every article. */
  catalogue: Catalogue
  /** What the app has of it at first; the whole catalogue where this is left out. */
  head?: Catalogue
  /** By id. */
  articles: ReadonlyMap<string, Article>
}

/** Milliseconds until a reader is told, or given what is stored (offline §3.1). */
const CATALOGUE_PATIENCE = 4000
const ARTICLE_PATIENCE = 8000
/** How often a page that stays open looks for a newer catalogue, in milliseconds. */
const REFRESH_EVERY = 5 * 60_000

const CATALOGUE = files.catalogue.slice(files.articles.length)

/** The newest catalogue that has come on this visit. Screens show the one they were opened with until they are asked. */
export const catalogue = createStore<Catalogue | undefined>(undefined)

let memory: Published | undefined
let opening: Promise<Catalogue> | undefined
/** When a catalogue was last asked for, in milliseconds of this page: the device's clock can be set wrong. */
let refreshed = -Infinity

/** From now on everything is read from memory: at build, where pages are drawn, and in tests. `undefined` ends it. */
export function servePublished(published: Published | undefined): void {
  memory = published
  catalogue.set(undefined)
  opening = undefined
  refreshed = -Infinity
}

/**
 * What is published. At once from this device where it is there, while a newer one is fetched for the next time. On a
 * page that was drawn at build the first answer comes from the network, for the page shows what is published now;
 * after four seconds the device's copy has to do.
 *
 * @throws {ArticleProblem} `offline`, `damaged` or `newer`, if there is none to be had
 */
export async function openCatalogue(): Promise<Catalogue> {
  if (memory) return memory.head ?? memory.catalogue
  const current = catalogue.get()
  if (current) {
    void refreshCatalogue()
    return current
  }
  opening ??= openFirst()
  try {
    const first = await opening
    // A newer one can have come meanwhile.
    if (!catalogue.get()) catalogue.set(first)
    return first
  } finally {
    opening = undefined
  }
}

/**
 * An article, and its entry in the catalogue. From this device if it is there, else from the network, and then kept
 * here: what was read once can be read again without a network. An edition that is older than the catalogue's is better
 * than none; `entry.file` names the one that was opened.
 *
 * @throws {ArticleProblem}
 */
export async function openArticle(id: string): Promise<{ article: Article; entry: CatalogueEntry }> {
  const found = await find(id)
  const opened = (await openKept(found)) ?? (await openFromNetwork(found))
  if (!(opened instanceof ArticleProblem)) return { article: opened, entry: await entryFor(opened, found) }

  if (opened.code === 'missing' && !memory) {
    // The catalogue here can be older than what is published: the article lies under a new name then.
    const newer = (await refreshCatalogue(true)) ? await locate(id, catalogue.get()) : undefined
    if (newer && newer.file !== found.file) {
      const again = await openFromNetwork(newer)
      if (!(again instanceof ArticleProblem)) return { article: again, entry: await entryFor(again, newer) }
    }
  }
  for (const file of (await storedEditions(id)).toReversed()) {
    const article = await openKept({ id, file })
    if (article) return { article, entry: { ...(await entryFor(article, found)), file } }
  }
  throw opened
}

/**
 * An article if it lies on this device, and `undefined` otherwise. A copy that was damaged or exchanged is thrown away;
 * one in a format of a later version stays for that.
 */
export async function openKept({ id, file }: Pick<CatalogueEntry, 'id' | 'file'>): Promise<Article | undefined> {
  if (memory) return memory.articles.get(id)
  const bytes = await storedFile(file)
  if (bytes === undefined) return undefined
  if (await isIntact(file, bytes)) {
    const admitted = admitArticle(parsed(bytes))
    return admitted.ok && admitted.value.id === id ? admitted.value : undefined
  }
  await loseFile(file)
  return undefined
}

/** The entry of an article behind the head, as far as it is known here without asking anybody. */
export async function entryHere(id: string): Promise<CatalogueEntry | undefined> {
  const kept = memory ? undefined : await keptEntry(id)
  if (kept || !catalogue.get()?.pages) return kept
  const { findBehind } = await import('./archive.ts')
  const found = await findBehind(id, { format: 1, entries: [] })
  const article = found && (await openKept(found))
  return article && entryFor(article, found)
}

/** The entry of an article that is kept here and not in the head: older, or no longer published. */
async function keptEntry(id: string): Promise<CatalogueEntry | undefined> {
  await loadLibrary()
  const row = libraryRows().get(id)
  const article = row?.state === 'kept' ? await openKept(row) : undefined
  return row && article && entryFor(article, row)
}

/** The entry of an article as the catalogue has it, or made of the article itself where only its file is known. */
async function entryFor(article: Article, found: CatalogueEntry | Located): Promise<CatalogueEntry> {
  if ('title' in found) return found
  const { catalogueEntry } = await import('#core/publishing/catalogue.ts')
  const images = article.blocks.flatMap((block) => (block.type === 'figure' ? block.src : []))
  return catalogueEntry(article, { file: found.file, bytes: found.bytes, images: [...new Set(images)] })
}

async function openFromNetwork({ id, file }: Pick<CatalogueEntry, 'id' | 'file'>): Promise<Article | ArticleProblem> {
  const fetched = await fetchFile(file, ARTICLE_PATIENCE)
  if (!fetched.ok) return new ArticleProblem(fetched.problem)
  const admitted = admitArticle(parsed(fetched.bytes))
  if (!admitted.ok) return new ArticleProblem(admitted.problem)
  if (admitted.value.id !== id) return new ArticleProblem('damaged')
  // Reading does not wait for the disk, and a full one is reported where the reader asked to keep something.
  void keepRead(file, fetched)
  return admitted.value
}

/** What was read once can be read again without a network, if it is letter for letter what was published. */
async function keepRead(file: string, fetched: Extract<Fetched, { ok: true }>): Promise<void> {
  try {
    if (await isIntact(file, fetched.bytes)) await storeFile(file, fetched)
  } catch {
    // No room, or forbidden.
  }
}

/** An article's entry, or at least where it lies. */
async function find(id: string): Promise<CatalogueEntry | Located> {
  const found = await locate(id, await openCatalogue())
  if (found) return found
  if (memory) throw new ArticleProblem('missing')
  // A link can be newer than the catalogue that lies here.
  if (!(await refreshCatalogue(true))) throw new ArticleProblem('offline')
  const newer = await locate(id, catalogue.get())
  if (newer) return newer
  throw new ArticleProblem('missing')
}

async function locate(id: string, head: Catalogue | undefined): Promise<CatalogueEntry | Located | undefined> {
  const listed = (memory?.catalogue ?? head)?.entries.find((entry) => entry.id === id)
  const found = listed ?? (memory ? undefined : await keptEntry(id))
  if (found || !head?.pages || memory) return found
  const { findBehind } = await import('./archive.ts')
  return findBehind(id, head)
}

async function openFirst(): Promise<Catalogue> {
  const isDrawn = document.querySelector('#root[data-path]') !== null
  if (!isDrawn) {
    const stored = await storedCatalogue()
    if (stored) {
      void refreshCatalogue()
      return stored
    }
  }
  const fetched = await fetchCatalogue()
  if (!(fetched instanceof ArticleProblem)) return fetched
  const stored = isDrawn ? await storedCatalogue() : undefined
  if (stored) return stored
  throw fetched
}

/**
 * Fetches the catalogue for the next time, not too often unless it must be. What is new in it becomes news.
 *
 * @returns whether it is fresh now
 */
export async function refreshCatalogue(atOnce = false): Promise<boolean> {
  if (memory || (!atOnce && performance.now() - refreshed < REFRESH_EVERY)) return false
  const fetched = await fetchCatalogue()
  if (fetched instanceof ArticleProblem) return false
  catalogue.set(fetched)
  return true
}

async function fetchCatalogue(): Promise<Catalogue | ArticleProblem> {
  refreshed = performance.now()
  const fetched = await fetchFile(CATALOGUE, CATALOGUE_PATIENCE)
  // There is always a catalogue: who says otherwise is not our host.
  if (!fetched.ok) return new ArticleProblem(fetched.problem === 'missing' ? 'offline' : fetched.problem)
  const admitted = admitCatalogue(parsed(fetched.bytes))
  if (!admitted.ok) return new ArticleProblem(admitted.problem)
  void keepCatalogue(admitted.value, fetched)
  return admitted.value
}

async function keepCatalogue(now: Catalogue, fetched: Extract<Fetched, { ok: true }>): Promise<void> {
  const before = await storedCatalogue()
  try {
    await storeFile(CATALOGUE, fetched)
  } catch {
    return // No room, or forbidden. What is new is told when it can be remembered, or it would be told again and again.
  }
  if (!before) return
  addNews(before, now)
  if (before.pages || now.pages) await (await import('./archive.ts')).renewPages(before, now)
}

async function storedCatalogue(): Promise<Catalogue | undefined> {
  const bytes = await storedFile(CATALOGUE)
  const admitted: Admitted<Catalogue> | undefined = bytes && admitCatalogue(parsed(bytes))
  return admitted?.ok ? admitted.value : undefined
}
