import type { Digits, MonthNames } from './region.ts'

export const papers = ['system', 'light', 'sepia', 'dark', 'black', 'contrast'] as const
export const leadings = ['tight', 'comfortable', 'loose'] as const
export const widths = ['narrow', 'comfortable', 'wide'] as const
export const monthNames = ['egypt', 'levant', 'morocco', 'algeria', 'both'] as const satisfies readonly MonthNames[]
export const digitSets = ['arab', 'latn'] as const satisfies readonly Digits[]
export const tashkeels = ['written', 'hidden'] as const
/** How many of the newest published articles are kept on the device without being asked for. */
export const keptCounts = ['10', '25', '50', 'all', 'none'] as const

/** The faces of each script; the first is the one to begin with. */
export const faces = { arabic: ['naskh', 'amiri', 'plex'], latin: ['literata', 'plex'] } as const

/** What is set apart for each script: the same size in pixels is not the same size to the eye (typography R31). */
export type Script = keyof typeof faces

/** How large article text can be set, in CSS pixels at the browser's default size (typography R31). */
export const sizes = { min: 14, max: 34, step: 1, start: { arabic: 20, latin: 18 } } as const

/** How text of one script is set. */
export interface TypeSettings<S extends Script = Script> {
  face: (typeof faces)[S][number]
  size: number
  leading: (typeof leadings)[number]
  width: (typeof widths)[number]
}

/** What is kept of the published articles by itself. What the reader saved is kept whatever the rule says. */
export interface KeepingRule {
  count: (typeof keptCounts)[number]
  /** Whether their images are kept with them. */
  images: boolean
  /** Whether they may be fetched over a mobile line, where the browser tells one. */
  onMobile: boolean
}

/** How a reader likes to read. The same in every article. */
export interface Preferences {
  paper: (typeof papers)[number]
  arabic: TypeSettings<'arabic'>
  latin: TypeSettings<'latin'>
  /** Whether the vowel marks of Arabic text are shown as they were written. */
  tashkeel: (typeof tashkeels)[number]
  /** `auto` follows the reader's region. */
  digits: Digits | 'auto'
  months: MonthNames | 'auto'
  /** Whether dates have their day in the Hijri calendar beside them. */
  hijri: boolean
  keeping: KeepingRule
}

export const startingPreferences: Preferences = {
  paper: 'system',
  arabic: startingType('arabic'),
  latin: startingType('latin'),
  tashkeel: 'written',
  digits: 'auto',
  months: 'auto',
  hijri: false,
  keeping: { count: '50', images: true, onMobile: false },
}

/** How text of a script is set before anything was chosen. */
export function startingType<S extends Script>(script: S): TypeSettings<S> {
  return { face: faces[script][0], size: sizes.start[script], leading: 'comfortable', width: 'comfortable' }
}

/** Preferences from anything that was stored: what is not understood becomes the starting value. */
export function readPreferences(stored: unknown): Preferences {
  const given = record(stored)
  const start = startingPreferences
  return {
    paper: oneOf(papers, given['paper']) ?? start.paper,
    arabic: readType('arabic', given['arabic']),
    latin: readType('latin', given['latin']),
    tashkeel: oneOf(tashkeels, given['tashkeel']) ?? start.tashkeel,
    digits: oneOf(digitSets, given['digits']) ?? start.digits,
    months: oneOf(monthNames, given['months']) ?? start.months,
    hijri: given['hijri'] === true,
    keeping: readKeeping(given['keeping']),
  }
}

function readKeeping(stored: unknown): KeepingRule {
  const given = record(stored)
  const { count, images, onMobile } = startingPreferences.keeping
  return {
    count: oneOf(keptCounts, given['count']) ?? count,
    images: typeof given['images'] === 'boolean' ? given['images'] : images,
    onMobile: typeof given['onMobile'] === 'boolean' ? given['onMobile'] : onMobile,
  }
}

function readType<S extends Script>(script: S, stored: unknown): TypeSettings<S> {
  const given = record(stored)
  const { face, size, leading, width } = startingType(script)
  const offered: readonly TypeSettings<S>['face'][] = faces[script]
  const wanted = given['size']
  return {
    face: oneOf(offered, given['face']) ?? face,
    size: typeof wanted === 'number' && Number.isFinite(wanted) ? clampSize(wanted) : size,
    leading: oneOf(leadings, given['leading']) ?? leading,
    width: oneOf(widths, given['width']) ?? width,
  }
}

/** The nearest size that can be set. */
export function clampSize(size: number): number {
  return Math.min(sizes.max, Math.max(sizes.min, Math.round(size)))
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function oneOf<Choice>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}
