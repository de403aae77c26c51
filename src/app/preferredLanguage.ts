import { keptLanguage } from '#device/preferences.ts'
import { bestOf, isLanguage, type Language } from '#i18n/languages.ts'

/** The interface language of a reader who has not come by an address that names one. */
export function preferredLanguage(): Language {
  const kept = keptLanguage()
  return isLanguage(kept) ? kept : bestOf(navigator.languages)
}
