const PAIRS = [
  ['«', '»'],
  ['“', '”'],
] as const

/** A text without the quotation mark at one end of it that has no partner anywhere in it. */
export function withoutStrayQuotes(text: string): string {
  const times = (mark: string) => text.split(mark).length - 1
  let result = text
  for (const [open, close] of PAIRS) {
    if (times(close) > times(open) && result.endsWith(close)) result = result.slice(0, -1)
    if (times(open) > times(close) && result.startsWith(open)) result = result.slice(1)
  }
  if (times('"') % 2 === 1) result = result.endsWith('"') ? result.slice(0, -1) : result.replace(/^"/, '')
  return result.trim()
}
