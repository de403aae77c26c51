/** The parts of the settings that other screens lead to, by their ids. */
export const settingsParts = { offline: 'offline', data: 'data' } as const

/** Every address of the app, relative to the base path; the first segment is the language of the interface. */
export const paths = {
  library: (ui: string) => `/${ui}/`,
  article: (ui: string, id: string, block?: string) => `/${ui}/read/${id}${block === undefined ? '' : `#${block}`}`,
  search: (ui: string, query?: string) =>
    `/${ui}/search${query === undefined || query === '' ? '' : `?q=${encodeURIComponent(query)}`}`,
  saved: (ui: string) => `/${ui}/saved`,
  settings: (ui: string, part?: keyof typeof settingsParts) =>
    `/${ui}/settings${part === undefined ? '' : `#${settingsParts[part]}`}`,
  about: (ui: string) => `/${ui}/about`,
}

/** The same address with the other interface language. `pathname` begins with `/:ui/`. */
export function inLanguage(pathname: string, ui: string): string {
  return `/${ui}${withoutLanguage(pathname)}`
}

/** The screen an address leads to, whatever language it is shown in. */
export function withoutLanguage(pathname: string): string {
  return pathname.replace(/^\/[^/]*/, '')
}

/** The published files, relative to the base path. */
export const files = {
  articles: 'articles/',
  catalogue: 'articles/catalogue.json',
  schema: 'schema/article.v1.json',
}

/** Caches that outlive versions of the app; the service worker and the page both read them. */
export const caches = {
  articles: 'waraq-articles-v1',
  /** The app itself, this version and the one before. The service worker alone writes it. */
  app: 'waraq-app-v1',
  /** Fonts that were not kept with the app, from their first use on. */
  fonts: 'waraq-fonts-v1',
  /** Screens as they were last seen (`core/snapshot.ts`); the page writes it. */
  snapshots: 'waraq-snapshots-v1',
}

/**
 * Where the worker notes in the cache of the app which files belong to which version, relative to the base path. What has
 * no such note is not the app whole: it is being stored, or was taken off the device.
 */
export const versionsNote = 'sw.js?generations'
