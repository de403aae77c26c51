import { readFileSync } from 'node:fs'
import subsetFont from 'subset-font'
import { expect, test } from 'vitest'
import { joinFonts } from './joinFonts.ts'

const folder = 'node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic'
const piece = (script: string) =>
  subsetFont(readFileSync(`${folder}-${script}-wght-normal.woff2`), undefined, {
    targetFormat: 'truetype',
    keepAllGlyphs: true,
  })

/** The bytes of a table. */
function tableOf(font: Uint8Array, tag: string): DataView {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16) {
    if (String.fromCodePoint(...font.subarray(record, record + 4)) === tag) {
      return new DataView(font.buffer, font.byteOffset + view.getUint32(record + 8), view.getUint32(record + 12))
    }
  }
  return new DataView(new ArrayBuffer(0))
}

test('joinFonts puts the glyphs of the second font, with their widths, behind those of the first', async () => {
  const [arabic, points] = [await piece('arabic'), await piece('latin')]
  const joined = joinFonts(arabic, points)
  const [first, second, all] = [arabic, points, joined].map((font) => tableOf(font, 'maxp').getUint16(4))
  expect(all).toBe((first ?? 0) + (second ?? 0))
  const widths = (font: Uint8Array, from: number, count = 20) =>
    Array.from({ length: count }, (_, glyph) => tableOf(font, 'hmtx').getUint16((from + glyph) * 4))
  expect(widths(joined, 0)).toEqual(widths(arabic, 0))
  expect(widths(joined, first ?? 0)).toEqual(widths(points, 0))
  // The bolder forms come along.
  expect(tableOf(joined, 'gvar').byteLength).toBeGreaterThan(tableOf(arabic, 'gvar').byteLength)
})
