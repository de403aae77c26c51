import { caches as cacheNames } from '#core/paths.ts'
import { appearancePath, snapshotPath, type Appearance, type Snapshot } from '#core/snapshot.ts'
import { idle } from '#device/idle.ts'
import { places } from '#device/places.ts'
import { preferences } from '#device/preferences.ts'
import { shownPage } from './page.ts'
import { typeStyle } from './typeStyle.ts'

/** Milliseconds without a change until a screen is worth keeping. */
const STILL = 1000
/** As many screens are kept, those seen last. */
const MOST = 24
/** A long article is kept so many stretches around the reader's place; each is about two screens. */
const STRETCHES = 2

let isChanged = false
let waiting: ReturnType<typeof setTimeout> | undefined

/**
 * Keeps what the library and the articles look like, so that the service worker can show them at once on the next visit:
 * when nothing has changed for a while, and when the page goes out of sight.
 *
 * @param app the address of the first script of the app
 */
export function watchScreens(app: string, root: HTMLElement): void {
  const keepSoon = () => {
    isChanged = true
    clearTimeout(waiting)
    waiting = setTimeout(() => void idle().then(() => keep(app, root)), STILL)
  }
  new MutationObserver(keepSoon).observe(root, { childList: true, subtree: true, characterData: true })
  // Changes on the way, as the place of the reader, are of use only when they come back.
  addEventListener('scroll', () => (isChanged = true), { passive: true })
  // At the window, to which it bubbles: the reader's place is kept at the document, and comes first.
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keep(app, root)
  })
  keepSoon()
}

async function keep(app: string, root: HTMLElement): Promise<void> {
  clearTimeout(waiting)
  const page = shownPage.get()
  if (!isChanged || !page?.asked.screen?.isFirst || location.search !== '') return
  if (document.documentElement.hasAttribute('data-waiting')) return
  isChanged = false
  try {
    const path = snapshotPath(location.pathname)
    const snapshot = page.error === undefined && snapshotOf(app, root, page.asked.id)
    const cache = await caches.open(cacheNames.snapshots)
    // The one before goes first, so that the cache has them in the order in which they were seen.
    await cache.delete(path)
    if (!snapshot) return
    await cache.put(path, jsonResponse(JSON.stringify(snapshot)))
    const all = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== appearancePath)
    for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old)
  } catch {
    // No room, or forbidden: the app draws what there is.
  }
}

function jsonResponse(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'application/json' } })
}

/** Keeps what the reader has chosen, from now on, where the worker finds it: a page it answers with begins with that. */
export async function watchAppearance(): Promise<void> {
  try {
    const cache = await caches.open(cacheNames.snapshots)
    let kept = await (await cache.match(appearancePath))?.text()
    // At once: the page may be about to go.
    const note = () => {
      const chosen = preferences.get()
      const appearance: Appearance = { preferences: JSON.stringify(chosen), style: typeStyle(chosen) }
      const now = JSON.stringify(appearance)
      if (now === kept) return
      kept = now
      // Without it a page asks local storage.
      cache.put(appearancePath, jsonResponse(now)).catch(() => void cache.delete(appearancePath).catch(() => undefined))
    }
    note()
    preferences.subscribe(note)
  } catch {
    // Forbidden: there is no worker then, either.
  }
}

/** What a screen looks like now. @param id of the article that it shows, if it shows one */
export function snapshotOf(app: string, root: HTMLElement, id: string): Snapshot {
  const place = places.get().get(id)
  const block = place && document.getElementById(place.block)
  const copy = root.cloneNode(true) as HTMLElement
  // What passes does not come back.
  for (const element of copy.querySelectorAll('dialog, [data-passing]')) element.remove()
  // How things stand is not said before the app knows it; there is room for it, so that nothing moves.
  for (const status of copy.querySelectorAll<HTMLElement>('[role="status"]')) {
    status.style.visibility = 'hidden'
    delete status.dataset['ready']
  }
  const stretches = [...copy.querySelectorAll('[data-stretch]')]
  const read = stretches.findIndex((stretch) => place && stretch.querySelector(`#${CSS.escape(place.block)}`))
  for (const [index, stretch] of stretches.entries()) {
    if (Math.abs(index - Math.max(0, read)) > STRETCHES) stretch.replaceChildren()
  }
  for (const element of copy.querySelectorAll<HTMLElement>('[style]')) {
    element.dataset['style'] = element.style.cssText
    element.removeAttribute('style')
  }
  return {
    app,
    title: document.title,
    body: copy.innerHTML,
    fonts: fontsLoaded(),
    ...(block && { at: { block: block.id, top: block.getBoundingClientRect().top } }),
  }
}

/** The addresses of the fonts that this page has asked for, but for those that it fetched for the worker only. */
function fontsLoaded(): string[] {
  const drawn = performance
    .getEntriesByType('resource')
    .filter((entry) => entry.name.endsWith('.woff2') && (entry as PerformanceResourceTiming).initiatorType !== 'fetch')
  return [...new Set(drawn.map(({ name }) => name.slice(location.origin.length)))]
}
