import { withoutControls } from '#core/text/controls.ts'

/** Words that pages escape twice, `&amp;quot;`, and write over several lines. */
export function oneLine(text: string): string {
  return withoutControls(
    text
      .toWellFormed()
      .replace(/&(?:amp;)?(quot|apos|amp|lt|gt|nbsp|#0?39);/g, (_, name: string) => ENTITIES[name] ?? '')
      .replace(/\s+/g, ' '),
  ).trim()
}

const ENTITIES: Record<string, string> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#39': "'",
  '#039': "'",
}
