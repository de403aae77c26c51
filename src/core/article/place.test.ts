import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPlace, isRead, nextSentence, placeToContinue, quoteAt, READ, type Place } from './place.ts'
import type { Block } from './schema.ts'

const TEXT = 'العين لا تقرأ الحروف حرفًا حرفًا، بل تقفز بين الكلمات قفزات قصيرة ثم تقف عند كل واحدة منها جزءًا من الثانية.'

function place(change: Partial<Place> = {}): Place {
  return {
    article: 'a',
    block: 'b1',
    offset: 0,
    gap: 0,
    quote: '',
    version: 'a.1.json',
    progress: 0.5,
    at: 1,
    ...change,
  }
}

function paragraph(id: string, text: string): Block {
  return { id, type: 'paragraph', text }
}

describe('quoteAt', () => {
  test('begins at the word that is being read', () => {
    expect(quoteAt(TEXT, TEXT.indexOf('تقفز'))).toMatch(/^تقفز بين الكلمات/)
  })

  test('begins with the whole word when the line begins inside one', () => {
    expect(quoteAt(TEXT, TEXT.indexOf('كلمات'))).toMatch(/^الكلمات قفزات/)
  })

  test('ends with a whole word', () => {
    const long = TEXT.repeat(4)
    const quote = quoteAt(long, 0)
    expect(quote.length).toBeLessThanOrEqual(240)
    expect(long[quote.length]).toBe(' ')
  })

  test('never fails, and is always made of the words of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(500), (text, offset) => {
        const quote = quoteAt(text, offset)
        expect(text.replace(/\s+/g, ' ')).toContain(quote)
      }),
    )
  })
})

describe('findPlace', () => {
  const blocks = [paragraph('b1', 'تمهيد قصير.'), paragraph('b2', TEXT)]
  const offset = TEXT.indexOf('تقفز')
  const kept = place({ block: 'b2', offset, quote: quoteAt(TEXT, offset) })

  test('is where it was kept while nothing has changed', () => {
    expect(findPlace(kept, blocks)).toEqual({ block: 'b2', offset, gap: 0 })
  })

  test('follows its words when the block was edited before them', () => {
    const edited = [blocks[0]!, paragraph('b2', `جملة جديدة في أول الفقرة. ${TEXT}`)]
    const found = findPlace(kept, edited)
    expect(TEXT.slice(0, offset).length).toBeLessThan(found!.offset)
    expect(edited[1]).toHaveProperty('text', expect.stringContaining('تقفز'))
    expect((edited[1] as { text: string }).text.slice(found!.offset)).toMatch(/^تقفز/)
  })

  test('follows its words into another block', () => {
    expect(findPlace(kept, [paragraph('b9', TEXT)])).toEqual({ block: 'b9', offset, gap: 0 })
  })

  test('stays at the beginning of its block when the words have gone', () => {
    expect(findPlace(kept, [paragraph('b2', 'نص آخر تمامًا.')])).toEqual({ block: 'b2', offset: 0, gap: 0 })
  })

  test('is nowhere when neither block nor words are left', () => {
    expect(findPlace(kept, [paragraph('b7', 'نص آخر تمامًا.')])).toBeUndefined()
  })
})

describe('nextSentence', () => {
  test.each([
    ['the whole quote at the beginning of a block', 0, 'أول الفقرة. ثم بقيتها.', 'أول الفقرة. ثم بقيتها.'],
    ['the sentence after the one that is being read', 12, 'بقية جملة. ثم جملة أخرى.', 'ثم جملة أخرى.'],
    ['the sentence after a question in quotation marks', 3, 'قال «إلى أين؟» ثم مضى.', 'ثم مضى.'],
    [
      'what there is when no other sentence begins',
      5,
      'to the end of a long sentence',
      'to the end of a long sentence',
    ],
  ])('is %s', (_, offset, quote, expected) => {
    expect(nextSentence({ offset, quote })).toBe(expected)
  })
})

describe('placeToContinue', () => {
  test('is the article read last, of those begun and not finished', () => {
    const places = [
      place({ article: 'begun', progress: 0.4, at: 1 }),
      place({ article: 'latest', progress: 0.2, at: 3 }),
      place({ article: 'finished', progress: READ, at: 9 }),
      place({ article: 'glanced', progress: 0.01, at: 10 }),
    ]
    expect(placeToContinue(places)?.article).toBe('latest')
  })

  test('is none when nothing was begun', () => {
    expect(placeToContinue([])).toBeUndefined()
  })
})

describe('isRead', () => {
  test.each([
    [undefined, false],
    [place({ progress: 0.94 }), false],
    [place({ progress: 0.95 }), true],
  ])('of %o is %s', (kept, expected) => {
    expect(isRead(kept)).toBe(expected)
  })
})
