import { createContext, use, useMemo } from 'react'
import { startingPreferences } from '#core/preferences.ts'
import { regionalDefaults } from '#core/region.ts'
import { directionOf, type Direction } from '#core/text/direction.ts'
import { formatBytes, formatDate, formatHijri, formatMarker, formatNumber, formatPercent } from '#core/text/format.ts'
import { preferences } from '#device/preferences.ts'
import { fallback, type Language } from '#i18n/languages.ts'
import { translator } from '#i18n/translator.ts'
import { readersRegion } from './readersRegion.ts'
import { useOnDevice } from './useOnDevice.ts'
import { useStoreField } from './useStore.ts'

/** The language of the interface: the first segment of the address. */
export const LanguageContext = createContext<Language>(fallback)

/** The words, numbers and dates of the interface, as this reader wants them. */
export function useLanguage() {
  const ui = use(LanguageContext)
  // One by one: there are as many readers of this as links in an article, and most preferences are none of theirs.
  const digits = useStoreField(preferences, startingPreferences, 'digits')
  const months = useStoreField(preferences, startingPreferences, 'months')
  const hijri = useStoreField(preferences, startingPreferences, 'hijri')
  const region = useOnDevice(readersRegion, renderedRegion)

  return useMemo(() => {
    const style = {
      digits: digits === 'auto' ? region.digits : digits,
      decimal: region.decimal,
      months: months === 'auto' ? region.months : months,
    }
    const fixed = translator(ui)
    const t = ((key: never, values?: object) => fixed(key, { ...values, ...style } as never)) as typeof fixed
    return {
      ui,
      dir: directionOf(ui) satisfies Direction,
      t,
      number: (value: number) => formatNumber(value, ui, style),
      /** The number of a note, in the digits of the text it stands in. */
      marker: (value: number, lang: string) => formatMarker(value, lang, style),
      percent: (share: number) => formatPercent(share, ui, style),
      bytes: (count: number) => formatBytes(count, ui, style),
      /** `long` has the weekday, and the time where the date has one. */
      date: (date: string, form: 'long' | 'short') => formatDate(date, ui, style, form),
      /** The Hijri day to stand behind a date, for readers who asked for it. */
      hijri: (date: string) => (hijri ? formatHijri(date, ui, style) : undefined),
    }
  }, [ui, digits, months, hijri, region])
}

/** What prerendered pages are made for: readers of whom nothing is known. */
const renderedRegion = regionalDefaults([])
