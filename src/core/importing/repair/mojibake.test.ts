import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutMojibake } from './mojibake.ts'
import { repairSource } from './repairSource.ts'

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const as1256 = (bytes: Uint8Array) => new TextDecoder('windows-1256').decode(bytes)
const utf8 = (text: string) => new TextEncoder().encode(text)
const table = as1256(Uint8Array.from({ length: 256 }, (_, byte) => byte))
const to1256 = (text: string) => Uint8Array.from(text, (letter) => table.indexOf(letter))

const arabic = 'وصل القطار إلى المدينة قبل الفجر، ولم يكن على الرصيف أحد سوى حارس المحطة.'
const persian = 'کتاب‌های قدیمی را در بازار می‌فروشند و کسی نمی‌پرسد از کجا آمده‌اند؟'
const french = 'À l’été, l’élève français a reçu la dernière pièce à Évreux, où l’œuvre fut créée.'

describe('withoutMojibake', () => {
  test.each([
    ['UTF-8 as Latin-1', arabic, latin1(utf8(arabic))],
    ['UTF-8 as windows-1256', arabic, as1256(utf8(arabic))],
    ['UTF-8 as windows-1256, Persian', persian, as1256(utf8(persian))],
    ['windows-1256 as Latin-1', arabic, latin1(to1256(arabic))],
    [
      'English signs as windows-1252',
      '“It’s late” – and we don’t mind',
      'â€œItâ€™s lateâ€\u009D â€“ and we donâ€™t mind',
    ],
    ['twice', arabic, latin1(utf8(latin1(utf8(arabic))))],
  ])('reads %s', (_, right, wrong) => {
    expect(withoutMojibake(wrong)).toBe(right)
  })

  test.each([
    arabic,
    persian,
    french,
    'The sign “Ã©” is what is left of é.',
    'ÍSLAND: ÞÚ ÁTT ÞAÐ',
    'الحرفان ط§ مثال واحد',
  ])('leaves %s', (text) => {
    expect(withoutMojibake(text)).toBe(text)
  })

  test('leaves every bundled article', () => {
    const folder = join(import.meta.dirname, '../../../../public/articles')
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const json = readFileSync(join(folder, name), 'utf8')
      expect(repairSource(json)).toEqual({ text: json, repairs: [] })
    }
  })

  test('changes nothing the second time', () => {
    const letters = fc.constantFrom(...'ØÙÚ§„…âۀطظلا é€\u0081\u00A0x ﻻ')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
        const once = repairSource(text).text
        expect(repairSource(once).text).toBe(once)
      }),
    )
  })
})

describe('repairSource', () => {
  test.each([
    ['ﻛﺘﺎﺏ ﺍﻟﻄﺒﺦ', 'كتاب الطبخ'],
    ['اﻷول ﻻ يكفي', 'الأول لا يكفي'],
    ['ﻗَﺮَأَ', 'قَرَأَ'],
    ['قر\uFE76ا', 'قر\u064Eا'],
  ])('writes the letters of %s', (shapes, letters) => {
    expect(repairSource(shapes).text).toBe(letters)
  })

  test('leaves brackets of the Quran and words that are one sign', () => {
    expect(repairSource('﴿قل﴾ محمد ﷺ ﷲ')).toEqual({ text: '﴿قل﴾ محمد ﷺ ﷲ', repairs: [] })
  })

  test('says how many letters there were', () => {
    expect(repairSource('من ﻛﺘﺎﺏ').repairs).toEqual([{ kind: 'presentation-forms', times: 4, quote: 'من ﻛﺘﺎﺏ' }])
  })
})
