import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runsOf, type Run } from './runs.ts'
import type { Span } from './schema.ts'

/** The runs as one would write them by hand: [strong: …]. */
const drawn = (runs: Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : `[${run.span.type}: ${drawn(run.children)}]`)).join('')

const words = (runs: Run[]): string => runs.map((run) => (typeof run === 'string' ? run : words(run.children))).join('')

const span = (type: 'strong' | 'emphasis' | 'code' | 'quote', start: number, end: number): Span => ({
  type,
  start,
  end,
})
const link = (start: number, end: number): Span => ({ type: 'link', start, end, href: 'https://example.org/' })
const phrase = (start: number, end: number): Span => ({ type: 'phrase', start, end, lang: 'en', dir: 'ltr' })
const reference = (start: number, end: number): Span => ({ type: 'note-reference', start, end, note: 'n1' })

const text = 'قال إن Baghdad عاصمة'

describe('runsOf', () => {
  test.each<[string, Span[] | undefined, string]>([
    ['leaves a text without spans whole', undefined, 'قال إن Baghdad عاصمة'],
    ['puts a span in its place', [phrase(7, 14)], 'قال إن [phrase: Baghdad] عاصمة'],
    ['takes spans in any order', [span('strong', 15, 20), phrase(7, 14)], 'قال إن [phrase: Baghdad] [strong: عاصمة]'],
    [
      'keeps neighbours apart',
      [span('strong', 0, 3), span('emphasis', 3, 6)],
      '[strong: قال][emphasis:  إن] Baghdad عاصمة',
    ],
    ['lets a longer span hold a shorter one', [phrase(7, 14), link(4, 20)], 'قال [link: إن [phrase: Baghdad] عاصمة]'],
    [
      'lets the longer of two with one beginning hold the other',
      [span('code', 7, 10), span('strong', 7, 14)],
      'قال إن [strong: [code: Bag]hdad] عاصمة',
    ],
    [
      'nests equal ranges with the note and the link outside and code inside',
      [
        span('code', 7, 14),
        span('emphasis', 7, 14),
        span('strong', 7, 14),
        span('quote', 7, 14),
        phrase(7, 14),
        link(7, 14),
        reference(7, 14),
      ],
      'قال إن [note-reference: [link: [phrase: [quote: [strong: [emphasis: [code: Baghdad]]]]]]] عاصمة',
    ],
    ['keeps an empty span inside the text', [reference(6, 6)], 'قال إن[note-reference: ] Baghdad عاصمة'],
    ['keeps an empty span behind the last letter', [reference(20, 20)], 'قال إن Baghdad عاصمة[note-reference: ]'],
    [
      'cuts the later of two that cross',
      [span('strong', 0, 6), span('emphasis', 4, 14)],
      '[strong: قال [emphasis: إن]][emphasis:  Baghdad] عاصمة',
    ],
    [
      'cuts a span at each span it crosses',
      [span('strong', 0, 6), span('emphasis', 2, 10), span('quote', 4, 20)],
      '[strong: قا[emphasis: ل [quote: إن]]][quote: [emphasis:  Bag]hdad عاصمة]',
    ],
    ['cuts off what lies outside the text', [span('strong', 15, 99)], 'قال إن Baghdad [strong: عاصمة]'],
  ])('%s', (_, spans, result) => {
    expect(drawn(runsOf(text, spans))).toBe(result)
  })

  test('hands back the span itself, with all it says', () => {
    const spans = [link(0, 3)]
    expect(runsOf(text, spans)[0]).toEqual({ span: spans[0], children: ['قال'] })
  })

  const anySpans = fc.array(
    fc.record({
      type: fc.constantFrom('strong', 'emphasis', 'code', 'quote'),
      start: fc.integer({ min: 0, max: 30 }),
      end: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 12 },
  )

  test('gives the text back, whatever the spans', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), anySpans, (any, spans) => {
        expect(words(runsOf(any, spans))).toBe(any)
      }),
    )
  })

  test('styles every letter with exactly the spans that cover it', () => {
    const covering = (runs: Run[], around: Span[]): string[][] =>
      runs.flatMap((run) =>
        typeof run === 'string'
          ? Array.from({ length: run.length }, () => around.map(({ type }) => type).toSorted())
          : covering(run.children, [...around, run.span]),
      )
    fc.assert(
      fc.property(fc.string({ minLength: 30, maxLength: 30 }), anySpans, (any, spans) => {
        const expected = Array.from({ length: any.length }, (_, at) =>
          spans
            .filter(({ start, end }) => start <= at && at < end)
            .map(({ type }) => type)
            .toSorted(),
        )
        expect(covering(runsOf(any, spans), [])).toEqual(expected)
      }),
    )
  })
})
