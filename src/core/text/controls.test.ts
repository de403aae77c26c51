import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../tests/support/anyText.ts'
import { CONTROLS, withoutControls } from './controls.ts'

/** Texts in which controls are more than a rare chance. */
const controlled = fc
  .array(
    fc.oneof(
      anyText,
      fc.integer({ min: 0x2000, max: 0x206f }).map((point) => String.fromCharCode(point)),
    ),
  )
  .map((pieces) => pieces.join(''))

describe('withoutControls', () => {
  test.each([
    ['an override', 'ab\u202Ecd', 'abcd'],
    ['an override behind the end of an isolate', 'ab\u2069\u202Ecd', 'abcd'],
    ['an isolate that was never closed', '\u2067عنوان', 'عنوان'],
    ['an isolate that was', '\u2067عنوان\u2069', 'عنوان'],
    ['embeddings by the hundred', `${'\u202B'.repeat(130)}عنوان`, 'عنوان'],
    ['separators of lines and paragraphs', 'سطر\u2028سطر\u2029', 'سطرسطر'],
    ['a byte order mark and a NUL', '\uFEFFعنوان\u0000', 'عنوان'],
  ])('removes %s', (_, text, expected) => {
    expect(withoutControls(text)).toBe(expected)
  })

  test.each([
    ['the half-space of Persian', 'می\u200Cخواهم'],
    ['the joiner behind هـ', 'ه\u200D'],
    ['the marks of direction', '\u200E-5\u200F \u061C2008-2011'],
    ['tabs and line breaks, which verse has', 'قفا نبكِ\tبسقط اللوى\nفتوضح'],
  ])('keeps %s', (_, text) => {
    expect(withoutControls(text)).toBe(text)
  })

  test('leaves none, and finds nothing to do the second time', () => {
    fc.assert(
      fc.property(controlled, (text) => {
        const clean = withoutControls(text)
        expect(clean).not.toMatch(CONTROLS)
        expect(withoutControls(clean)).toBe(clean)
      }),
    )
  })
})
