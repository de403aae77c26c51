import './react.ts'
import { startTransition, StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { watchInstallation } from '#device/installation.ts'
import { untilLoaded } from '#device/laterTries.ts'
import { loadLibrary } from '#device/library.ts'
import { loadNews } from '#device/news.ts'
import { loadPlaces } from '#device/places.ts'
import { loadPreferences, preferences } from '#device/preferences.ts'
import { beginToStore, registerServiceWorker } from '#device/serviceWorker.ts'
import '#ui/styles/all.css'
import { App } from './App.tsx'
import { base, basename } from './base.ts'
import { drawLateFaces, fetchLateFaces, watchFaces } from './lateFaces.ts'
import { watchParts } from './missingParts.ts'
import { loadPage } from './page.ts'
import { readAddress } from './screens.ts'

watchParts()
loadPreferences()
loadNews()
watchInstallation()
watchFaces()
preferences.subscribe(drawLateFaces)
document.addEventListener('visibilitychange', drawLateFaces)
// Not as a part of another site's page: see `firstPaint.js`.
if (self === top) setTimeout(() => void start())

async function start() {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')

  const isDrawn = isDrawnHere(root)
  if (isDrawn) beginToStore()

  // A prerendered page is taken over when its data and code are here, so that both draw the same.
  const first = await loadPage(readAddress({ pathname: addressHere(), search: location.search }))

  // A change of the address by itself draws nothing: it need not wait for a frame (`App.tsx` has the transitions).
  const app = (
    <StrictMode>
      <BrowserRouter basename={basename} useTransitions={false}>
        <App first={first} />
      </BrowserRouter>
    </StrictMode>
  )
  if (isDrawn) {
    // In slices: a long article takes longer than a finger waits.
    startTransition(() => void hydrateRoot(root, app))
  } else {
    // What stands there stays until the app is drawn.
    if ('snapshot' in root.dataset) followReader(root)
    startTransition(() => createRoot(root).render(app))
  }

  void loadPlaces()
  void loadLibrary()
  registerServiceWorker()
  // What is published is kept without being asked for; reading waits neither for that nor for its code.
  void untilLoaded(() => import('#device/keeping.ts'))
    .then(({ startKeeping }) => startKeeping())
    .catch(() => undefined)
  void import('./snapshots.ts')
    .then(({ watchAppearance, watchScreens }) => {
      watchScreens(new URL(import.meta.url).pathname, root)
      return watchAppearance()
    })
    .catch(() => undefined)
  void import('./ahead.ts').then(({ watchPointers }) => watchPointers()).catch(() => undefined)
  void import('./transitions.ts').then(({ fadeScreens }) => fadeScreens()).catch(() => undefined)
  // While the phone draws, the line has nothing else to bring.
  fetchLateFaces()
}

/** Leaves a reader who has scrolled in a snapshot where they are by the time that the app takes its place. */
function followReader(root: HTMLElement): void {
  let moved: number | undefined
  // Where it is held itself, that is noted (`showSnapshot.js`) before the browser tells of the scrolling.
  const follow = () => (moved = Math.abs(scrollY - Number(root.dataset['snapshot'])) > 2 ? scrollY : undefined)
  follow()
  addEventListener('scroll', follow, { passive: true })
  new MutationObserver((_, observer) => {
    observer.disconnect()
    removeEventListener('scroll', follow)
    delete root.dataset['snapshot']
    if (moved !== undefined) scrollTo({ top: moved, behavior: 'instant' })
  }).observe(root, { childList: true })
}

/** The path of the page, relative to the base path. */
function addressHere(): string {
  return location.pathname.slice(base.length) || '/'
}

/**
 * Whether the page that came was drawn for this very address. A host may answer with another page's HTML, add a slash,
 * and knows nothing of what stands behind the question mark.
 */
function isDrawnHere(root: HTMLElement): boolean {
  const withoutSlash = (path: string) => path.replace(/\/$/, '')
  const drawn = root.dataset['path']
  return drawn !== undefined && location.search === '' && withoutSlash(drawn) === withoutSlash(addressHere())
}
