import type { Digits, MonthNames } from './region.ts'

export const papers = ['system', 'light', 'sepia', 'dark', 'black'] as const
export const faces = ['naskh', 'amiri', 'plex'] as const
export const leadings = ['tight', 'comfortable', 'loose'] as const
export const monthNames = ['egypt', 'levant', 'morocco', 'algeria', 'both'] as const satisfies readonly MonthNames[]
export const digitSets = ['arab', 'latn'] as const satisfies readonly Digits[]

/** How large article text can be set, in CSS pixels at the browser's default size (typography R31). */
export const sizes = { min: 14, max: 34, step: 1, start: 20 } as const

/** How a reader likes to read. The same in every article. */
export interface Preferences {
  paper: (typeof papers)[number]
  face: (typeof faces)[number]
  leading: (typeof leadings)[number]
  size: number
  /** `auto` follows the reader's region. */
  digits: Digits | 'auto'
  months: MonthNames | 'auto'
}

export const startingPreferences: Preferences = {
  paper: 'system',
  face: 'naskh',
  leading: 'comfortable',
  size: sizes.start,
  digits: 'auto',
  months: 'auto',
}

/** Preferences from anything that was stored: what is not understood becomes the starting value. */
export function readPreferences(stored: unknown): Preferences {
  const given =
    typeof stored === 'object' && stored !== null ? (stored as Partial<Record<keyof Preferences, unknown>>) : {}
  const start = startingPreferences
  return {
    paper: oneOf(papers, given.paper) ?? start.paper,
    face: oneOf(faces, given.face) ?? start.face,
    leading: oneOf(leadings, given.leading) ?? start.leading,
    size: typeof given.size === 'number' && Number.isFinite(given.size) ? clampSize(given.size) : start.size,
    digits: oneOf(digitSets, given.digits) ?? start.digits,
    months: oneOf(monthNames, given.months) ?? start.months,
  }
}

/** The nearest size that can be set. */
export function clampSize(size: number): number {
  return Math.min(sizes.max, Math.max(sizes.min, Math.round(size)))
}

function oneOf<Choice>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}
