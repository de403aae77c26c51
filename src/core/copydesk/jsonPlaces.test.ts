import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineCounter, nearestPlace, placeInString, placesOf } from './jsonPlaces.ts'

const JSON_TEXT = `{
  "title": "قال \\"نعم\\"\\n\\u0643",
  "blocks": [
    { "id": "b1", "spans": [] },
    { "id": "b2", "level": 2, "keep": true }
  ]
}`

describe('placesOf', () => {
  const places = placesOf(JSON_TEXT)
  const at = (path: string) => JSON_TEXT.slice(places.get(path)?.start, places.get(path)?.end)

  test.each([
    ['title', '"قال \\"نعم\\"\\n\\u0643"'],
    ['blocks[0].id', '"b1"'],
    ['blocks[0].spans', '[]'],
    ['blocks[1]', '{ "id": "b2", "level": 2, "keep": true }'],
    ['blocks[1].level', '2'],
    ['blocks[1].keep', 'true'],
    ['', JSON_TEXT],
  ])('finds %j', (path, text) => {
    expect(at(path)).toBe(text)
  })

  test('finds every value of any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, layout) => {
        const json = JSON.stringify(value, undefined, layout)
        for (const { start, end } of placesOf(json).values()) JSON.parse(json.slice(start, end))
        expect(placesOf(json).get('')).toEqual({ start: 0, end: json.length })
      }),
    )
  })
})

describe('placeInString', () => {
  const texts = fc
    .array(fc.constantFrom('a', '"', '\\', '/', '\n', '\u0001', 'ك', 'ً', '\u200C', '😀'), { maxLength: 20 })
    .map((letters) => letters.join(''))
  test('finds each letter, escaped or not', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isEscaped) => {
        const plain = JSON.stringify(text)
        const json = isEscaped ? plain.replace(/[^\x20-\x7E]/g, escaped) : plain
        const place = { start: 0, end: json.length }
        for (let offset = 0; offset <= text.length; offset += 1) {
          const rest = `"${json.slice(placeInString(json, place, offset))}`
          expect(JSON.parse(rest)).toBe(text.slice(offset))
        }
      }),
      { numRuns: 50 },
    )
  })

  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
})

describe('nearestPlace', () => {
  const places = placesOf(JSON_TEXT)
  test.each([
    ['blocks[1].text', 'blocks[1]'],
    ['blocks[7].id', 'blocks'],
    ['lang', ''],
    ['a[b', ''],
    ['x.', ''],
  ])('of %s is that of %j', (path, holder) => {
    expect(nearestPlace(places, path)).toEqual(places.get(holder))
  })
})

describe('lineCounter', () => {
  const text = 'أول\n\nثالث'
  test.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [5, 3, 1],
    [9, 3, 5],
  ])('puts %i into line %i, column %i', (at, line, column) => {
    expect(lineCounter(text)(at)).toEqual({ line, column })
  })
})
