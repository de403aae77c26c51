import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../tests/support/anyText.ts'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { decodeText } from './decode.ts'

const ARABIC = 'أعلنت الوزارة، أمس، أن الجسر القديم سيُفتح «قريبًا»؟\n\nهذا ما قاله المهندس.\n'
const ENGLISH = 'The old bridge will open soon.\r\nThe café and the naïve visitor – “here”.\n'
const FRENCH = 'Le café de la forêt a été fermé; où va-t-on déjeuner? À côté, peut-être, près de la Seine.\n'

/** Bytes of a text in a single-byte encoding: those above 7F from the table, ASCII as it is. */
function encode(text: string, table: Record<string, number>): Uint8Array {
  return Uint8Array.from(text, (letter) => table[letter] ?? letter.charCodeAt(0))
}
const LATIN = { '“': 0x93, '”': 0x94, '–': 0x96 }
// The alphabet from ء to غ, then the rest: https://encoding.spec.whatwg.org/index-windows-1256.txt
const ARABIC_BYTES = {
  ...Object.fromEntries([...'ءآأؤإئابةتثجحخدذرزسشصض'].map((letter, index) => [letter, 0xc1 + index])),
  ...{ ط: 0xd8, ظ: 0xd9, ع: 0xda, غ: 0xdb, ـ: 0xdc, ف: 0xdd, ق: 0xde, ك: 0xdf, ل: 0xe1, م: 0xe3, ن: 0xe4, ه: 0xe5 },
  ...{ و: 0xe6, ى: 0xec, ي: 0xed, '\u064B': 0xf0, '\u064F': 0xf5, '،': 0xa1, '؟': 0xbf, '«': 0xab, '»': 0xbb },
}
const utf8 = (text: string) => new TextEncoder().encode(text)
function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), order === 'le')
  return bytes
}

/** ISO 8859-6 has the letters U+0621 to U+0652 in their order, from C1 on. */
const ISO_8859_6 = Object.fromEntries(
  Array.from({ length: 0x32 }, (_, index) => [String.fromCharCode(0x621 + index), 0xc1 + index]),
)

describe('decodeText', () => {
  test.each([
    ['UTF-8', utf8(ARABIC), 'utf-8', ARABIC],
    ['UTF-8 with a mark', utf8(`\uFEFF${ARABIC}`), 'utf-8', ARABIC],
    ['ASCII', utf8('Plain.\n'), 'utf-8', 'Plain.\n'],
    ['nothing', new Uint8Array(), 'utf-8', ''],
    ['UTF-16LE with a mark', utf16(`\uFEFF${ARABIC}`, 'le'), 'utf-16le', ARABIC],
    ['UTF-16BE with a mark', utf16(`\uFEFF${ENGLISH}`, 'be'), 'utf-16be', ENGLISH],
    ['UTF-16LE without a mark', utf16(ARABIC, 'le'), 'utf-16le', ARABIC],
    ['UTF-16BE without a mark', utf16(ARABIC, 'be'), 'utf-16be', ARABIC],
    ['English in UTF-16LE without a mark', utf16(ENGLISH, 'le'), 'utf-16le', ENGLISH],
    ['Arabic in windows-1256', encode(ARABIC, ARABIC_BYTES), 'windows-1256', ARABIC],
    ['English in windows-1252', encode(ENGLISH, LATIN), 'windows-1252', ENGLISH],
    ['French in windows-1252', encode(FRENCH, {}), 'windows-1252', FRENCH],
  ] as const)('reads %s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text, encoding, broken: 0 })
  })

  test.each([
    ['nothing stated', undefined],
    ['a wrong encoding stated', 'iso-8859-1'],
    ['another wrong encoding stated', 'windows-1252'],
    ['UTF-8 stated', 'utf-8'],
    ['nonsense stated', 'utf-infinity'],
  ])('reads Arabic in ISO 8859-6 and in windows-1256 with %s', (_, stated) => {
    const bytes = encode(ARABIC.replace(/[،«»؟]/g, ''), ISO_8859_6)
    expect(decodeText(bytes, stated)).toMatchObject({ encoding: 'iso-8859-6' })
    expect(decodeText(encode(ARABIC, ARABIC_BYTES), stated)).toMatchObject({ encoding: 'windows-1256', text: ARABIC })
  })

  test('believes what a page or its sender says, unless it is UTF-8 after all', () => {
    const cyrillic = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)
    const page = (charset: string) => utf8(`<html><head><meta charset="${charset}"><p>`)
    const joined = (start: Uint8Array, end: Uint8Array) => Uint8Array.of(...start, ...end)
    expect(decodeText(joined(page('windows-1251'), cyrillic))).toMatchObject({ encoding: 'windows-1251' })
    expect(decodeText(cyrillic, 'windows-1251')).toMatchObject({ text: 'Привет' })
    expect(decodeText(joined(page('windows-1256'), utf8(ARABIC)))).toMatchObject({ encoding: 'utf-8' })
    expect(decodeText(utf8(ARABIC), 'windows-1256')).toMatchObject({ encoding: 'utf-8', text: ARABIC })
  })

  test('keeps a damaged UTF-8 text and counts what is broken', () => {
    const bytes = utf8(ARABIC)
    bytes[21] = 0xff
    expect(decodeText(bytes)).toMatchObject({ ok: true, encoding: 'utf-8', broken: 2 })
  })

  test.each([
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48)],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1)],
    ['a Word file', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 7, 6, 9, 8, 1, 2)],
    ['a PDF', utf8('%PDF-1.7\n1 0 obj\n')],
    ['an RTF file', utf8('{\\rtf1\\ansi hello}')],
    ['controls', Uint8Array.from({ length: 400 }, (_, i) => 1 + (i % 8))],
  ])('refuses %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, problem: 'binary' })
  })

  test('gives back any text written in UTF-8', () => {
    const text = anyText.filter((value) => !/[\p{Cc}\uFEFF\uFFFD\uFFFF]|^GIF8/u.test(value))
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeText(utf8(value))).toMatchObject({ text: value })
      }),
    )
  })

  test('never throws, and is quick with five million bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => decodeText(bytes)).not.toThrow()
      }),
    )
    const bytes = Uint8Array.from({ length: 5_000_000 }, (_, i) => 1 + ((i * 7919) % 255))
    expect(cpuTime(() => decodeText(bytes))).toBeLessThan(4000)
  })
})
