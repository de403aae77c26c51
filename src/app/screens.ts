import { matchPath } from 'react-router'
import type { ScreenAddress, ScreenModule } from '#features/shared/screen.ts'
import { isLanguage, type Language } from '#i18n/languages.ts'

/** A screen of the app: a chunk of its own. */
export interface Screen {
  path: string
  /** Its module in `src`, by which the build finds the chunk that a prerendered page will ask for. */
  file: string
  open: () => Promise<ScreenModule>
  /** It is all there is on the page: no tabs. */
  isAlone: boolean
}

/** The table of contents of the app. */
const screens = [
  entry('/:ui', 'features/library/LibraryScreen.tsx', () => import('#features/library/LibraryScreen.tsx')),
  entry('/:ui/read/:id', 'features/reader/ReaderScreen.tsx', () => import('#features/reader/ReaderScreen.tsx'), true),
  entry('/:ui/search', 'features/search/SearchScreen.tsx', () => import('#features/search/SearchScreen.tsx')),
  entry('/:ui/saved', 'features/saved/SavedScreen.tsx', () => import('#features/saved/SavedScreen.tsx')),
  entry('/:ui/settings', 'features/settings/SettingsScreen.tsx', () => import('#features/settings/SettingsScreen.tsx')),
  entry('/:ui/about', 'features/about/AboutScreen.tsx', () => import('#features/about/AboutScreen.tsx')),
]

/** The loader of a module gives what its component takes; beyond that the table knows nothing of the data. */
function entry<Data>(path: string, file: string, open: () => Promise<ScreenModule<Data>>, isAlone = false): Screen {
  return { path, file, open: open as unknown as Screen['open'], isAlone }
}

/** What an address asks for. */
export interface Asked extends ScreenAddress {
  /** `undefined` if the first segment is no language of ours: then nothing else of it is, either. */
  ui: Language | undefined
  /** `undefined` if there is no such screen. */
  screen: Screen | undefined
  /** The same for all addresses with the same content, in whatever language the interface is. */
  key: string
}

/** @param location relative to the base path */
export function readAddress({ pathname, search }: { pathname: string; search: string }): Asked {
  const ui = pathname.split('/')[1]
  const nowhere = { ui: undefined, screen: undefined, id: '', query: '', key: '' }
  if (!isLanguage(ui)) return nowhere
  for (const screen of screens) {
    const match = matchPath(screen.path, pathname)
    if (!match) continue
    const id = match.params['id'] ?? ''
    const query = (new URLSearchParams(search).get('q') ?? '').trim()
    return { ui, screen, id, query, key: [screen.file, id, query].join(' ') }
  }
  return { ...nowhere, ui }
}
