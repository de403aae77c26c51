import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import { startingPreferences } from '#core/preferences.ts'
import { regionalDefaults, type Region } from '#core/region.ts'
import { directionOf, type Direction } from '#core/text/direction.ts'
import { formatBytes, formatDate, formatNumber, formatPercent } from '#core/text/format.ts'
import { preferences } from '#device/preferences.ts'
import { fallback, type Language } from '#i18n/languages.ts'
import { translator } from '#i18n/translator.ts'
import { readersRegion } from './readersRegion.ts'
import { useStore } from './useStore.ts'

/** The language of the interface: the first segment of the address. */
export const LanguageContext = createContext<Language>(fallback)

/** The words, numbers and dates of the interface, as this reader wants them. */
export function useLanguage() {
  const ui = use(LanguageContext)
  const { digits, months } = useStore(preferences, startingPreferences)
  const region = useRegion()

  return useMemo(() => {
    const style = {
      digits: digits === 'auto' ? region.digits : digits,
      months: months === 'auto' ? region.months : months,
    }
    const fixed = translator(ui)
    const t = ((key: never, values?: object) =>
      fixed(key, { ...values, digits: style.digits } as never)) as typeof fixed
    return {
      ui,
      dir: directionOf(ui) satisfies Direction,
      t,
      number: (value: number) => formatNumber(value, ui, style.digits),
      percent: (share: number) => formatPercent(share, ui, style.digits),
      bytes: (count: number) => formatBytes(count, ui, style.digits),
      /** `long` has the weekday, and the time where the date has one. */
      date: (date: string, form: 'long' | 'short') => formatDate(date, ui, style, form),
    }
  }, [ui, digits, months, region])
}

/** What prerendered pages are made for: readers of whom nothing is known. */
const renderedRegion = regionalDefaults([])

function useRegion(): Region {
  return useSyncExternalStore(never, readersRegion, () => renderedRegion)
}

/** The region does not change while a page is open. */
function never() {
  return () => {}
}
