import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setPieces } from './setPieces.ts'

const wholes = (text: string) => setPieces(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text]))

describe('setPieces', () => {
  test.each([
    ['years', 'بين 2024–2026 فقط', ['2024–2026']],
    ['years in Arabic digits', 'في الأعوام ٢٠٢٤–٢٠٢٦.', ['٢٠٢٤–٢٠٢٦']],
    ['years in brackets', '(Loeb Classical Library, 1920–22).', ['1920–22']],
    ['pages before a comma', '9 (2020), 11–31, doi', ['11–31']],
    ['shares', 'نحو ٥٫٥–٦٫٥٪ منها', ['٥٫٥–٦٫٥٪']],
    ['code points', 'المدى U+0600–U+06FF كله', ['U+0600–U+06FF']],
    ['three numbers', '1-2 and 1–2–3', ['1–2–3']],
  ])('holds a range of %s together', (_, text, ranges) => {
    expect(wholes(text)).toEqual(ranges)
  })

  test.each([
    ['two words', 'the London–Paris train'],
    ['a number and a word', 'the 1999–present series'],
    ['a dash between spaces', 'في ٢٠٢٤ – ٢٠٢٦'],
    ['what is too long for a line', '1234567890–1234567890'],
    ['a hyphen, behind which no line is broken', '1999-2005'],
  ])('leaves %s as it is', (_, text) => {
    expect(setPieces(text)).toEqual([text])
  })

  test('draws the signs of transliteration closer', () => {
    expect(setPieces('Dhu al-Qaʿda')).toEqual(['Dhu al-Qa', { text: 'ʿ', as: 'close' }, 'da'])
    expect(wholes('Qurʾan, ʿUbayd')).toEqual(['ʾ', 'ʿ'])
    // In a range, too, they do not keep it from holding together.
    expect(wholes('ʿAbd 5–7')).toEqual(['ʿ', '5–7'])
  })

  test('loses and adds nothing', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'a1٢ –—-ʿʾ.,،%+\u064E'), maxLength: 40 })
    fc.assert(
      fc.property(letters, (text) => {
        const pieces = setPieces(text).map((piece) => (typeof piece === 'string' ? piece : piece.text))
        expect(pieces.join('')).toBe(text)
        expect(pieces.every((piece) => piece !== '') || text === '').toBe(true)
      }),
    )
  })
})
