import type { TextRange } from '#core/text/range.ts'

/** Where a value stands in the text of a JSON file, in UTF-16 code units; a string with its quotation marks. */
export type JsonPlaces = ReadonlyMap<string, TextRange>

/**
 * Where every value of a JSON text stands, by its path (`blocks[3].spans[0].href`; '' is the whole). The text must be
 * valid JSON; of two members with one name, the later counts, as it does for the parser. Linear in the length.
 */
export function placesOf(json: string): JsonPlaces {
  const places = new Map<string, TextRange>()
  let at = 0
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(json)
    at = found === null ? at : pattern.lastIndex
  }
  const value = (path: string) => {
    skip(SPACE)
    const start = at
    const first = json[at]
    if (first === '{' || first === '[') {
      at += 1
      skip(SPACE)
      for (let index = 0; at < json.length && json[at] !== '}' && json[at] !== ']'; index += 1) {
        if (first === '{') {
          const keyStart = at
          skip(STRING)
          const key = JSON.parse(json.slice(keyStart, at)) as string
          skip(COLON)
          value(path === '' ? key : `${path}.${key}`)
        } else value(`${path}[${index}]`)
        skip(COMMA)
      }
      at += 1
    } else skip(first === '"' ? STRING : OTHER)
    places.set(path, { start, end: at })
  }
  value('')
  return places
}

/**
 * Where a letter of a string stands in the JSON text.
 *
 * @param place of the string
 * @param offset in the string as a program reads it, in UTF-16 code units
 */
export function placeInString(json: string, place: TextRange, offset: number): number {
  let at = place.start + 1
  for (let left = offset; left > 0 && at < place.end - 1; left -= 1) {
    at += json[at] === '\\' ? (json[at + 1] === 'u' ? 6 : 2) : 1
  }
  return at
}

/** The place of what a path names or, where a file lacks that, of what should hold it. */
export function nearestPlace(places: JsonPlaces, path: string): TextRange {
  let known = path
  while (known !== '') {
    const place = places.get(known)
    if (place !== undefined) return place
    known = known.slice(0, Math.max(0, known.lastIndexOf('.'), known.lastIndexOf('[')))
  }
  return places.get('') ?? { start: 0, end: 0 }
}

/**
 * A function from a place in a text to its line and column, both counted from 1, columns in UTF-16 code units as editors
 * count them.
 */
export function lineCounter(text: string): (at: number) => { line: number; column: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (at) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
  }
}

const SPACE = /[\s\uFEFF]*/y
const STRING = /"(?:[^"\\]|\\.)*"/sy
const COLON = /\s*:/y
const COMMA = /\s*,?\s*/y
const OTHER = /[^\s,\]}]*/y
