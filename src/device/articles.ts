import type { Catalogue, CatalogueEntry } from '#core/article/catalogue.ts'
import { admitArticle, admitCatalogue, type Admitted } from '#core/article/door.ts'
import type { Article } from '#core/article/schema.ts'
import { files } from '#core/paths.ts'
import { dropFile, fetchFile, parsed, storedEditions, storedFile, storeFile } from './publishedFiles.ts'

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
  catalogue: Catalogue
  /** By id. */
  articles: ReadonlyMap<string, Article>
}

/** Milliseconds until a reader is told, or given what is stored (offline §3.1). */
const CATALOGUE_PATIENCE = 4000
const ARTICLE_PATIENCE = 8000
/** How often a page that stays open looks for a newer catalogue, in milliseconds. */
const REFRESH_EVERY = 5 * 60_000

const CATALOGUE = files.catalogue.slice(files.articles.length)

let memory: Published | undefined
let current: Catalogue | undefined
let opening: Promise<Catalogue> | undefined
let refreshed = 0

/** From now on everything is read from memory: at build, where pages are drawn, and in tests. `undefined` ends it. */
export function servePublished(published: Published | undefined): void {
  memory = published
  current = undefined
  opening = undefined
  refreshed = 0
}

/**
 * What is published. At once from this device where it is there, while a newer one is fetched for the next time. On a
 * page that was drawn at build the first answer comes from the network, for the page shows what is published now;
 * after four seconds the device's copy has to do.
 *
 * @throws {ArticleProblem} `offline`, `damaged` or `newer`, if there is none to be had
 */
export async function openCatalogue(): Promise<Catalogue> {
  if (memory) return memory.catalogue
  if (current) {
    void refresh()
    return current
  }
  opening ??= openFirst()
  try {
    current = await opening
    return current
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
  const entry = await entryOf(id)
  const opened = (await openKept(entry)) ?? (await openFromNetwork(entry))
  if (!(opened instanceof ArticleProblem)) return { article: opened, entry }

  if (opened.code === 'missing' && !memory) {
    // The catalogue here can be older than what is published: the article lies under a new name then.
    const newer = (await refresh(true)) && current?.entries.find((other) => other.id === id)
    if (newer && newer.file !== entry.file) {
      const again = await openFromNetwork(newer)
      if (!(again instanceof ArticleProblem)) return { article: again, entry: newer }
    }
  }
  for (const file of (await storedEditions(id)).toReversed()) {
    const earlier = { ...entry, file }
    const article = await openKept(earlier)
    if (article) return { article, entry: earlier }
  }
  throw opened
}

/** An article if it lies on this device, and `undefined` otherwise. A copy that was damaged is thrown away. */
export async function openKept(entry: Pick<CatalogueEntry, 'id' | 'file'>): Promise<Article | undefined> {
  if (memory) return memory.articles.get(entry.id)
  const bytes = await storedFile(entry.file)
  if (bytes === undefined) return undefined
  const admitted = admitArticle(parsed(bytes))
  if (admitted.ok) return admitted.value
  if (admitted.problem === 'damaged') await dropFile(entry.file)
  return undefined
}

async function openFromNetwork({ file }: CatalogueEntry): Promise<Article | ArticleProblem> {
  const fetched = await fetchFile(file, ARTICLE_PATIENCE)
  if (!fetched.ok) return new ArticleProblem(fetched.problem)
  const admitted = admitArticle(parsed(fetched.bytes))
  if (!admitted.ok) return new ArticleProblem(admitted.problem)
  // Reading does not wait for the disk, and a full one is reported where the reader asked to keep something.
  void storeFile(file, fetched).catch(() => undefined)
  return admitted.value
}

async function entryOf(id: string): Promise<CatalogueEntry> {
  const find = (catalogue: Catalogue | undefined) => catalogue?.entries.find((entry) => entry.id === id)
  const known = find(await openCatalogue())
  if (known) return known
  if (memory) throw new ArticleProblem('missing')
  // A link can be newer than the catalogue that lies here.
  if (!(await refresh(true))) throw new ArticleProblem('offline')
  const found = find(current)
  if (found) return found
  throw new ArticleProblem('missing')
}

async function openFirst(): Promise<Catalogue> {
  const isDrawn = document.querySelector('#root[data-path]') !== null
  if (!isDrawn) {
    const stored = await storedCatalogue()
    if (stored) {
      void refresh()
      return stored
    }
  }
  const fetched = await fetchCatalogue()
  if (!(fetched instanceof ArticleProblem)) return fetched
  const stored = isDrawn ? await storedCatalogue() : undefined
  if (stored) return stored
  throw fetched
}

/** Fetches the catalogue for the next time, not too often unless it must be. Says whether it is fresh now. */
async function refresh(atOnce = false): Promise<boolean> {
  if (!atOnce && Date.now() - refreshed < REFRESH_EVERY) return false
  const fetched = await fetchCatalogue()
  if (fetched instanceof ArticleProblem) return false
  current = fetched
  return true
}

async function fetchCatalogue(): Promise<Catalogue | ArticleProblem> {
  refreshed = Date.now()
  const fetched = await fetchFile(CATALOGUE, CATALOGUE_PATIENCE)
  // There is always a catalogue: who says otherwise is not our host.
  if (!fetched.ok) return new ArticleProblem(fetched.problem === 'missing' ? 'offline' : fetched.problem)
  const admitted = admitCatalogue(parsed(fetched.bytes))
  if (!admitted.ok) return new ArticleProblem(admitted.problem)
  void storeFile(CATALOGUE, fetched).catch(() => undefined)
  return admitted.value
}

async function storedCatalogue(): Promise<Catalogue | undefined> {
  const bytes = await storedFile(CATALOGUE)
  const admitted: Admitted<Catalogue> | undefined = bytes && admitCatalogue(parsed(bytes))
  return admitted?.ok ? admitted.value : undefined
}
