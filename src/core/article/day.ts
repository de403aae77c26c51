/** Whether the Gregorian calendar has this day; `month` counts from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  // Not through the constructor, which takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
