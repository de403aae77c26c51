import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '#core/article/schema.ts'
import { article, list, paragraph, spanOn, table, verse } from '../../../../tests/support/builders.ts'
import { applyEdits, editsOutside } from './edits.ts'
import { repairArticle } from './repairArticle.ts'

const bundled = join(import.meta.dirname, '../../../../public/articles')

describe('repairArticle', () => {
  test('moves the spans with their words', () => {
    const text = 'قال  الــشاعر كــلامًا، ثم `a  b` مضى'
    const before = paragraph(text, {
      spans: [spanOn(text, 'الــشاعر', { type: 'strong' }), spanOn(text, '`a  b`', { type: 'code' })],
    })
    const { article: after, repairs } = repairArticle(article({ blocks: [before] }))
    const [block] = after.blocks
    if (block?.type !== 'paragraph') throw new Error('the block changed its type')
    expect(block.text).toBe('قال الشاعر كلامًا، ثم `a  b` مضى')
    expect(block.spans?.map(({ start, end }) => block.text.slice(start, end))).toEqual(['الشاعر', '`a  b`'])
    expect(repairs.map(({ kind, times }) => [kind, times])).toEqual([
      ['tatweel', 2],
      ['spaces', 1],
    ])
  })

  test('reaches titles, lists and tables, and leaves the tatweel of verse', () => {
    const line = 'يا لَيْــلُ طُـــلْ'
    const { article: after } = repairArticle(
      article({ title: 'يـــوم  طويل', blocks: [list(['بـــاب']), table([['جـــدول']]), verse([line])] }),
    )
    expect(after.title).toBe('يوم طويل')
    expect(after.blocks).toMatchObject([{ items: [{ text: 'باب' }] }, { rows: [[{ text: 'جدول' }]] }, { text: line }])
  })

  test('leaves a phrase of another language its letters', () => {
    const text = 'المکتبة تسمى «کتابخانهٔ ملی» في طهران'
    const spans = [spanOn(text, 'کتابخانهٔ ملی', { type: 'phrase', lang: 'fa', dir: 'rtl' })]
    const { article: after } = repairArticle(article({ blocks: [paragraph(text, { spans })] }))
    expect(after.blocks).toMatchObject([{ text: 'المكتبة تسمى «کتابخانهٔ ملی» في طهران' }])
  })

  test.each(readdirSync(bundled).filter((name) => name.endsWith('.json')))('leaves %s as it is', (name) => {
    const whole: Article = JSON.parse(readFileSync(join(bundled, name), 'utf8'))
    const full = { ...whole, authors: whole.authors ?? [], topics: whole.topics ?? [] }
    expect(repairArticle(full)).toEqual({ article: full, repairs: [] })
  })

  test.each([
    ['fa', 'کتاب‌های قدیمی را در بازار می‌فروشند و کسی نمی‌پرسد از کجا آمده‌اند؛ «بسم الله الرحمن الرحیم».'],
    ['ur', 'یہ کتاب پرانی ہے، اور اس کی جلد پر لکھا ہوا نام مٹ چکا ہے۔'],
    ['ar', 'قال في سنة ١٤٤٥هـ: إنّ الـ«ويب» لا يعرف الحدود، ﴿وَقُل رَّبِّ زِدْنِي عِلْمًا﴾.'],
  ])('leaves right %s as it is', (lang, text) => {
    const right = article({ lang, blocks: [paragraph(text)] })
    expect(repairArticle(right)).toEqual({ article: right, repairs: [] })
  })

  test('takes what only a half-space kept apart for doubled', () => {
    const twice = article({ blocks: [paragraph('\u200F\u200C\u200F')] })
    expect(repairArticle(twice).article.blocks[0]).toMatchObject({ text: '\u200F' })
  })

  test('changes nothing the second time', () => {
    const letters = fc.constantFrom(...'بتيیكکىةاله \u0640\u0640\u064E\u0670\u200C\u200F\u00A0¬x\u06C1گ')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), fc.constantFrom('ar', 'fa', 'ur'), (text, lang) => {
        const once = repairArticle(article({ lang, blocks: [paragraph(text)] })).article
        expect(repairArticle(once).article).toEqual(once)
      }),
    )
  })
})

describe('applyEdits', () => {
  test('keeps every span on the words it had', () => {
    const words = fc.array(fc.constantFrom('نص', 'كلمة', 'x', '  '), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.nat(20), fc.nat(20), (pieces, from, length) => {
        const text = pieces.join('|')
        const start = Math.min(from, text.length)
        const end = Math.min(start + length, text.length)
        const edits = Array.from(text.matchAll(/ {2}/g), ({ index }) => ({ start: index, end: index + 2, text: '' }))
        const after = applyEdits(text, [{ type: 'strong', start, end }], edits)
        expect(after.text).toBe(text.replaceAll('  ', ''))
        const [span] = after.spans
        const bare = text.slice(start, end).replaceAll(' ', '')
        expect(span === undefined ? '' : after.text.slice(span.start, span.end)).toBe(bare)
      }),
    )
  })

  test('spares ranges, nested ones too', () => {
    const edits = [1, 5, 9, 13].map((start) => ({ start, end: start + 2, text: '' }))
    expect(
      editsOutside(edits, [
        { start: 8, end: 12 },
        { start: 0, end: 6 },
        { start: 2, end: 3 },
      ]),
    ).toEqual([edits[3]])
  })
})
