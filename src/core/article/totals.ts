import { primaryLanguage } from '#core/text/direction.ts'
import type { Catalogue } from './catalogue.ts'

/** How many articles there are in all, how large they are, and how many in each language. */
export interface Totals {
  count: number
  bytes: number
  languages: ReadonlyMap<string, number>
}

/** The articles of a catalogue together, without opening its pages. */
export function totalsOf({ entries, pages = [] }: Pick<Catalogue, 'entries' | 'pages'>): Totals {
  const languages = new Map<string, number>()
  const add = (lang: string, count: number) => languages.set(lang, (languages.get(lang) ?? 0) + count)
  for (const { lang } of entries) add(primaryLanguage(lang), 1)
  for (const page of pages) for (const [lang, count] of Object.entries(page.languages)) add(lang, count)
  return {
    count: [...languages.values()].reduce((sum, count) => sum + count, 0),
    bytes: [...entries, ...pages].reduce((sum, { bytes }) => sum + bytes, 0),
    languages,
  }
}
