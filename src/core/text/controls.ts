/**
 * Controls that change the order of the text around them, and other characters that nobody can see: overrides and
 * embeddings U+202A–E, isolates U+2066–9, deprecated U+206A–F, line and paragraph separators, U+FEFF, U+FFF9–B and the
 * C0/C1 controls but tab and line feed (typography R17). No text of format 1 has them: even closed properly they break
 * out of the element that holds the text. Marks that typing needs (ZWNJ, ZWJ, LRM, RLM, ALM) stay.
 *
 * Without a flag, because the published JSON Schema could not say it.
 */
export const CONTROLS =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/

const ALL_CONTROLS = new RegExp(CONTROLS, 'g')

/**
 * A text without `CONTROLS`; the very same text where it has none. Ranges of a text that changed no longer hold.
 */
export function withoutControls(text: string): string {
  return text.replace(ALL_CONTROLS, '')
}
