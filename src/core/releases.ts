/** What a version of the app brought, in a few short lines. */
export interface Release {
  version: string
  ar: string[]
  en: string[]
}

/**
 * The versions of the app, the newest first: one entry for each version in `package.json` that readers should hear of. It
 * goes with the service worker, so that a page of an older version can say what the newer one brings.
 */
export const releases: Release[] = [
  {
    version: '0.1.0',
    ar: ['أول نسخة من «ورق»: قراءة بالعربية والإنجليزية، بشبكة ومن دونها.'],
    en: ['The first Waraq: reading in Arabic and English, with and without a network.'],
  },
]

/** No more than can be read at a glance. */
const LINES = 5
const LINE_LENGTH = 200

/**
 * What is new in one language since a version, the newest first.
 *
 * @param told what a worker of another version says are its `releases`: believed as far as it looks like that
 * @param version of the page that asks, such as `0.1.0`
 */
export function newSince(version: string, told: unknown, language: 'ar' | 'en'): string[] {
  if (!Array.isArray(told)) return []
  return told
    .filter((release: Record<string, unknown> | null | undefined) => isNewer(release?.['version'], version))
    .flatMap((release: Record<string, unknown>) => release[language])
    .filter((line): line is string => typeof line === 'string' && line !== '' && line.length <= LINE_LENGTH)
    .slice(0, LINES)
}

function isNewer(version: unknown, than: string): boolean {
  return typeof version === 'string' && version.localeCompare(than, 'en', { numeric: true }) > 0
}
