import type { TFunction } from 'i18next'
import { directionOf, primaryLanguage } from '#core/text/direction.ts'
import { isolated } from '#core/text/isolate.ts'

/**
 * What a language is called in the interface's: `fa` and `fa-AF` are Persian. From our own table, not from
 * `Intl.DisplayNames`: prerendered pages must equal what every browser draws. A language that is not in it goes by its
 * tag.
 */
export function languageName({ t, ui }: { t: TFunction; ui: string }, lang: string): string {
  const language = primaryLanguage(lang)
  // i18next answers with the default for a key that does not exist.
  return t(($) => $.languages[language as Exclude<keyof typeof $.languages, 'other'>], {
    defaultValue: t(($) => $.languages.other, { tag: isolated(language, directionOf(ui)) }),
  })
}
