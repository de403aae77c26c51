import { regionalDefaults, type Region } from '#core/region.ts'

let found: Region | undefined

/** Where this reader most likely reads, by the browser's languages and the clock's zone. Does not change while a page is open. */
export function readersRegion(): Region {
  found ??= regionalDefaults(navigator.languages, Intl.DateTimeFormat().resolvedOptions().timeZone)
  return found
}
