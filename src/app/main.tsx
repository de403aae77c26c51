import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { openCatalogue } from '#device/articles.ts'
import { watchInstallation } from '#device/installation.ts'
import { keepPublished, loadLibrary } from '#device/library.ts'
import { loadPlaces } from '#device/places.ts'
import { loadPreferences } from '#device/preferences.ts'
import { registerServiceWorker } from '#device/serviceWorker.ts'
import '#ui/styles/all.css'
import { paths } from '#core/paths.ts'
import { App } from './App.tsx'
import { base, basename } from './base.ts'
import { loadPage } from './page.ts'
import { preferredLanguage } from './preferredLanguage.ts'
import { readAddress } from './screens.ts'

loadPreferences()
watchInstallation()
void start()

async function start() {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')

  if (addressHere() === '/') history.replaceState(null, '', base + paths.library(preferredLanguage()))
  // A prerendered page is taken over when its data and code are here, so that both draw the same.
  const first = await loadPage(readAddress({ pathname: addressHere(), search: location.search }))

  const app = (
    <StrictMode>
      <BrowserRouter basename={basename}>
        <App first={first} />
      </BrowserRouter>
    </StrictMode>
  )
  if (isDrawnHere(root)) {
    hydrateRoot(root, app)
  } else {
    root.replaceChildren()
    createRoot(root).render(app)
  }

  void loadPlaces()
  registerServiceWorker()
  await loadLibrary()
  // What is published is kept without being asked for; reading goes on whether or not that works out.
  void openCatalogue().then(keepPublished, () => undefined)
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
