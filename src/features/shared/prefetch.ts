import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { isLineFree } from '#device/connection.ts'
import { library } from '#device/library.ts'
import { fetchFile } from '#device/publishedFiles.ts'

type Wanted = Pick<CatalogueEntry, 'id' | 'file'>

/** Milliseconds for one file: nobody waits for it yet. */
const PATIENCE = 20_000

/** Rows that are in sight, with what they lead to. */
const inSight = new Map<Element, Wanted>()
/** Files that were asked for, and need not be again. */
const asked = new Set<string>()
let observer: IntersectionObserver | undefined
let isFetching = false

/**
 * Fetches what a row leads to as long as it is in sight, one file after the other and when the page is idle: a tap then
 * finds it in the browser's cache. Nothing that lies on the device already, and nothing on a line that costs.
 *
 * @returns what ends it
 */
export function prefetchInSight(row: Element, entry: Wanted): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const wanted = wantedOf.get(target)
      if (isIntersecting && wanted) inSight.set(target, wanted)
      else inSight.delete(target)
    }
    whenIdle(() => void fetchNext())
  })
  wantedOf.set(row, entry)
  observer.observe(row)
  return () => {
    observer?.unobserve(row)
    inSight.delete(row)
  }
}

const wantedOf = new WeakMap<Element, Wanted>()

async function fetchNext(): Promise<void> {
  const { kept, busy } = library.get()
  const next = [...inSight.values()].find(({ id, file }) => !asked.has(file) && !kept.has(id) && !busy.has(id))
  if (!next || isFetching || !isLineFree({ onMobile: false })) return
  isFetching = true
  asked.add(next.file)
  await fetchFile(next.file, PATIENCE)
  isFetching = false
  whenIdle(() => void fetchNext())
}

/** Safari has no such callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work)
  else setTimeout(work, 200)
}
