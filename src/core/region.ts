/** The family of Arabic month names: يناير، كانون الثاني، يوليوز، جانفي; `both` is «أيلول/سبتمبر», Levant and Egypt together. */
export type MonthNames = 'egypt' | 'levant' | 'morocco' | 'algeria' | 'both'

/** The digits of Arabic texts of the interface: ٠١٢ or 012. English has 012 always. */
export type Digits = 'arab' | 'latn'

/** The decimal sign of Latin digits in Arabic texts, which settles what groups thousands: 1,234.5 or 1.234,5. */
export type DecimalSign = 'point' | 'comma'

/** How numbers and dates are written. */
export interface Region {
  digits: Digits
  decimal: DecimalSign
  months: MonthNames
}

/**
 * The numbers and month names that a reader most likely grew up with, until they choose otherwise.
 *
 * `languages` are the browser's, the preferred first (`navigator.languages`); the first Arabic tag with an Arab region
 * decides (`ar-IQ`), then the first other one (`en-AE`). The bare `ar` says nothing about a region, and what platforms
 * make of it has changed over the years. Then the time zone decides, and where that is elsewhere too, the names and digits
 * of Egypt, which are understood most widely.
 *
 * @param timeZone gives that of the clock, such as `Asia/Beirut`; asked only where the languages say nothing
 */
export function regionalDefaults(languages: readonly string[], timeZone?: () => string | undefined): Region {
  const arabicFirst = [...languages.filter((tag) => /^ar\b/i.test(tag)), ...languages]
  for (const tag of arabicFirst) {
    const defaults = BY_REGION.get(regionOf(tag))
    if (defaults !== undefined) return defaults
  }
  return BY_REGION.get(BY_TIME_ZONE.get(timeZone?.() ?? '') ?? 'EG') ?? EGYPT
}

const EGYPT: Region = { digits: 'arab', decimal: 'point', months: 'egypt' }
const IRAQ: Region = { ...EGYPT, months: 'levant' }
const MOROCCO: Region = { digits: 'latn', decimal: 'comma', months: 'morocco' }

/**
 * Numbers and month names by region: CLDR 47, the `ca-gregorian` and `numbers` of its `ar-*` locales; the decimal sign
 * is that of the region's Latin digits, also where its own digits are the Arabic ones.
 */
const BY_REGION = new Map<string, Region>([
  ...inRegions('EG SA KW QA BH OM YE SD', EGYPT),
  ...inRegions('MR', { ...EGYPT, decimal: 'comma' }),
  ...inRegions('IQ SY JO PS', IRAQ),
  ...inRegions('LB', { ...IRAQ, decimal: 'comma' }),
  ...inRegions('AE', { ...EGYPT, digits: 'latn' }),
  ...inRegions('LY', { ...MOROCCO, months: 'egypt' }),
  ...inRegions('MA', MOROCCO),
  ...inRegions('EH', { ...MOROCCO, decimal: 'point' }),
  ...inRegions('DZ TN', { ...MOROCCO, months: 'algeria' }),
])

/** Only the zones whose defaults are not Egypt's. */
const BY_TIME_ZONE = new Map([
  ['Asia/Baghdad', 'IQ'],
  ['Asia/Damascus', 'SY'],
  ['Asia/Beirut', 'LB'],
  ['Asia/Amman', 'JO'],
  ['Asia/Gaza', 'PS'],
  ['Asia/Hebron', 'PS'],
  ['Asia/Dubai', 'AE'],
  ['Africa/Nouakchott', 'MR'],
  ['Africa/Tripoli', 'LY'],
  ['Africa/Casablanca', 'MA'],
  ['Africa/El_Aaiun', 'EH'],
  ['Africa/Algiers', 'DZ'],
  ['Africa/Tunis', 'TN'],
])

function inRegions(regions: string, defaults: Region): [string, Region][] {
  return regions.split(' ').map((region) => [region, defaults])
}

/** The region of a BCP 47 tag, which may have a script before it: `ar-EG`, `ar-Arab-EG`; '' where it has none. */
function regionOf(tag: string): string {
  return /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?:-|$)/i.exec(tag)?.[1]?.toUpperCase() ?? ''
}
