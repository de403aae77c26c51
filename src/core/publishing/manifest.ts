/** The languages that an installed app can carry its name in: those of the interface. */
export type ManifestLanguage = 'ar' | 'en'

const words = {
  ar: {
    name: 'ورق',
    dir: 'rtl',
    description: 'مقالات طويلة بالعربية والإنجليزية، تُقرأ دون اتصال.',
    library: 'المكتبة',
    saved: 'المحفوظات',
    search: 'بحث',
    libraryShot: 'المكتبة',
    articleShot: 'مقالة',
  },
  en: {
    name: 'Waraq',
    dir: 'ltr',
    description: 'Long articles in Arabic and English, readable without a connection.',
    library: 'Library',
    saved: 'Saved',
    search: 'Search',
    libraryShot: 'The library',
    articleShot: 'An article',
  },
} as const

/** The paper's own colour: what shows while the app starts, and around it. */
const PAPER = '#fbf8f2'

/** The manifest's address, relative to the base path. */
export function manifestFile(language: ManifestLanguage): string {
  return `manifest.${language}.webmanifest`
}

/**
 * The web manifest in one interface language. Both have the same `id`, so a browser sees one app; members for several
 * languages in one manifest are not understood widely enough yet (offline, failure 68).
 *
 * @param base the base path, with a slash at both ends
 * @param screenshots those that exist, relative to the base path, with their size in pixels
 */
export function manifestOf(
  language: ManifestLanguage,
  base: string,
  screenshots: { file: string; width: number; height: number }[],
): string {
  const { name, dir, description, library, saved, search, libraryShot, articleShot } = words[language]
  const icon = (file: string, size: number | undefined, purpose: 'any' | 'maskable' = 'any') => ({
    src: `${base}icons/${file}`,
    sizes: size === undefined ? 'any' : `${size}x${size}`,
    type: size === undefined ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  const shortcut = (title: string, page: string, picture: string) => ({
    name: title,
    url: `${base}${language}/${page}`,
    icons: [icon(picture, 96)],
  })
  const manifest = {
    id: base,
    name,
    short_name: name,
    description,
    lang: language,
    dir,
    start_url: `${base}${language}/`,
    scope: base,
    display: 'standalone',
    background_color: PAPER,
    theme_color: PAPER,
    categories: ['books', 'news', 'education'],
    launch_handler: { client_mode: ['focus-existing', 'auto'] },
    icons: [
      icon('icon.svg', undefined),
      icon('icon-192.png', 192),
      icon('icon-512.png', 512),
      icon('maskable-192.png', 192, 'maskable'),
      icon('maskable-512.png', 512, 'maskable'),
    ],
    shortcuts: [
      // Not the address of the icon, which leaves an open window where it is: see `app/launches.ts`.
      shortcut(library, '#main', 'shortcut-library.png'),
      shortcut(saved, 'saved', 'shortcut-saved.png'),
      shortcut(search, 'search', 'shortcut-search.png'),
    ],
    ...(screenshots.length > 0 && {
      screenshots: screenshots.map(({ file, width, height }) => ({
        src: base + file,
        sizes: `${width}x${height}`,
        type: 'image/png',
        form_factor: 'narrow',
        label: file.includes('article') ? articleShot : libraryShot,
      })),
    }),
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}
