import { regionalDefaults, type Region } from '#core/region.ts'

let found: Region | undefined

/** Where this reader most likely reads, by the browser's languages and the clock's zone. Does not change while a page is open. */
export function readersRegion(): Region {
  found ??= regionalDefaults(navigator.languages, timeZone)
  return found
}

/** `Intl` takes a slow phone longer to wake than to draw the screen (some 170 ms), `Temporal` no time at all. */
function timeZone(): string | undefined {
  return 'Temporal' in globalThis ? Temporal.Now.timeZoneId() : Intl.DateTimeFormat().resolvedOptions().timeZone
}
