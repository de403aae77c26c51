import { redirect, type RouteObject } from 'react-router'
import { paths } from '#core/paths.ts'
import { NotFound } from '#features/shared/NotFound.tsx'
import { AppShell, languageLoader, preferredLanguage, Tabbed, WithTabs } from './AppShell.tsx'
import { ErrorScreen } from './ErrorScreen.tsx'
import { NoWords } from './NoWords.tsx'

/**
 * The table of contents of the app. Every screen is a chunk of its own; the id of its route is its file in `src`, by which
 * the build finds the chunk that a prerendered page will ask for.
 */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: NoWords,
    HydrateFallback: () => null,
    children: [
      { path: '/', loader: () => redirect(paths.library(preferredLanguage())) },
      {
        path: '/:ui',
        loader: languageLoader,
        // The messages depend on the language alone.
        shouldRevalidate: ({ currentParams, nextParams }) => currentParams['ui'] !== nextParams['ui'],
        Component: AppShell,
        children: [
          {
            path: 'read/:id',
            id: 'features/reader/ReaderScreen.tsx',
            lazy: () => import('#features/reader/ReaderScreen.tsx'),
            ErrorBoundary: () => (
              <Tabbed>
                <ErrorScreen />
              </Tabbed>
            ),
          },
          {
            Component: WithTabs,
            children: [
              {
                ErrorBoundary: ErrorScreen,
                children: [
                  {
                    index: true,
                    id: 'features/library/LibraryScreen.tsx',
                    lazy: () => import('#features/library/LibraryScreen.tsx'),
                  },
                  {
                    path: 'search',
                    id: 'features/search/SearchScreen.tsx',
                    lazy: () => import('#features/search/SearchScreen.tsx'),
                  },
                  {
                    path: 'saved',
                    id: 'features/saved/SavedScreen.tsx',
                    lazy: () => import('#features/saved/SavedScreen.tsx'),
                  },
                  {
                    path: 'settings',
                    id: 'features/settings/SettingsScreen.tsx',
                    lazy: () => import('#features/settings/SettingsScreen.tsx'),
                  },
                  {
                    path: 'about',
                    id: 'features/about/AboutScreen.tsx',
                    lazy: () => import('#features/about/AboutScreen.tsx'),
                  },
                  { path: '*', Component: NotFound },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
]
