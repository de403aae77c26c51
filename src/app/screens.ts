import { matchPath } from 'react-router'
import type { ScreenAddress, ScreenModule } from '#features/shared/screen.ts'
import { isLanguage, type Language } from '#i18n/languages.ts'
import type { MessagePart } from '#i18n/translator.ts'
import { besideStyles } from '#ui/besideStyles.ts'

/** A screen of the app: a chunk of its own. */
export interface Screen {
  path: string
  /** Its module in `src`, by which the build finds the chunk that a prerendered page will ask for. */
  file: string
  open: () => Promise<ScreenModule>
  /** It is all there is on the page: no tabs. */
  isAlone: boolean
  /** Most visits begin with it: its styles stand in its pages, and it is shown as last seen until the app is there. */
  isFirst: boolean
  words: MessagePart[]
}

const library = { isFirst: true } satisfies Partial<Screen>
const alone = { isAlone: true, isFirst: true, words: ['all'] } satisfies Partial<Screen>
const beside = { isAlone: false, words: ['all', 'beside'] } satisfies Partial<Screen>

/** The table of contents of the app. */
const screens = [
  entry('/:ui', 'features/library/LibraryScreen.tsx', () => import('#features/library/LibraryScreen.tsx'), library),
  entry('/:ui/read/:id', 'features/reader/ReaderScreen.tsx', () => import('#features/reader/ReaderScreen.tsx'), alone),
  entry('/:ui/search', 'features/search/SearchScreen.tsx', () => import('#features/search/SearchScreen.tsx')),
  entry('/:ui/saved', 'features/saved/SavedScreen.tsx', () => import('#features/saved/SavedScreen.tsx'), beside),
  entry(
    '/:ui/settings',
    'features/settings/SettingsScreen.tsx',
    () => import('#features/settings/SettingsScreen.tsx'),
    beside,
  ),
  entry('/:ui/about', 'features/about/AboutScreen.tsx', () => import('#features/about/AboutScreen.tsx'), beside),
]

/** The loader of a module gives what its component takes; beyond that the table knows nothing of the data. */
function entry<Data>(
  path: string,
  file: string,
  open: () => Promise<ScreenModule<Data>>,
  more: Partial<Screen> = {},
): Screen {
  return {
    path,
    file,
    open: (() => styled(open())) as unknown as Screen['open'],
    isAlone: false,
    isFirst: false,
    words: ['all'],
    ...more,
  }
}

/** A screen comes with the styles that the page does not have. */
async function styled<Module>(module: Promise<Module>): Promise<Module> {
  await Promise.all([module, besideStyles()])
  return module
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
