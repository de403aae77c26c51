import { describe, expect, test } from 'vitest'
import { checkArticle } from '#core/article/check.ts'
import type { Article } from '#core/article/schema.ts'
import { article, figure, note, paragraph, spanOn } from '../../../../tests/support/builders.ts'
import { updateArticle } from './updateArticle.ts'

const opening = 'فتحت المكتبة أبوابها صباح أمس بعد عامين من الترميم.'
const reply = 'وقالت المديرة إن القراء عادوا قبل الكتب.'
const today = '2024-03-14'
const ids = ({ blocks }: Article) => blocks.map(({ id }) => id)
const before = article({
  id: 'maktaba',
  translationKey: 'library',
  kicker: 'تحقيق',
  published: '2024-03-01',
  blocks: [
    paragraph(opening, { id: 'one', keep: true }),
    paragraph(reply, { id: 'two', spans: [spanOn(reply, 'القراء', { type: 'emphasis' })] }),
  ],
})
const { translationKey: _key, kicker: _kicker, ...imported } = before

describe('updateArticle', () => {
  test('leaves an article alone that did not change', () => {
    const after = { ...imported, id: 'other', blocks: [paragraph(opening), paragraph(reply)] }
    const { article: same, changes } = updateArticle(before, after, today)
    expect(same).toBe(before)
    expect(changes).toMatchObject({ added: [], changed: [], removed: [], spansStayed: [{ id: 'two' }], fields: [] })
  })

  test('keeps ids and what an editor added, and names what changed', () => {
    const edited = opening.replace('صباح', 'مساء')
    const fresh = 'ويُفتتح القسم الجديد في الخريف المقبل.'
    const after = {
      ...imported,
      blocks: [paragraph(fresh, { id: 'b1' }), paragraph(edited), paragraph(reply.replace('الكتب', 'الكتّاب والزوار'))],
    }
    const { article: merged, changes } = updateArticle(before, after, today)
    expect(ids(merged)).toEqual(['b1', 'one', 'two'])
    expect(merged).toMatchObject({ id: 'maktaba', translationKey: 'library', kicker: 'تحقيق', updated: today })
    expect(merged.blocks[1]).toMatchObject({ text: edited, keep: true })
    expect(merged.blocks[2]).toMatchObject({ spans: [{ type: 'emphasis', start: 17, end: 23 }] })
    expect(changes.added).toEqual([{ id: 'b1', words: fresh }])
    expect(changes.changed.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(changes.fields).toEqual([])
  })

  test('names spans that found no place', () => {
    const after = { ...imported, blocks: [paragraph(opening), paragraph('وقالت المديرة إن الناس عادوا قبل الكتب.')] }
    expect(updateArticle(before, after, today).changes.spansLost.map(({ id }) => id)).toEqual(['two'])
  })

  test('keeps figures and notes that only the file has, where they stood, and names what is gone', () => {
    const map = figure('images/map.webp', 'خريطة', { id: 'map' })
    const remark = note('أُحصيت الكتب سنة ١٩٥٢.', { id: 'n1' })
    const withMore = { ...before, blocks: [...before.blocks.slice(0, 1), map, ...before.blocks.slice(1), remark] }
    const { article: merged, changes } = updateArticle(
      withMore,
      { ...imported, blocks: [paragraph(opening), paragraph('خاتمة.', { id: 'end' })] },
      today,
    )
    expect(ids(merged)).toEqual(['one', 'map', 'n1', 'end'])
    expect(changes.stayed.map(({ id }) => id)).toEqual(['map', 'n1'])
    expect(changes.removed).toEqual([{ id: 'two', words: reply }])
  })

  test('lets references follow their notes', () => {
    const words = 'كلام له حاشية.'
    const reference = (target: string) => ({
      spans: [spanOn(words, 'حاشية', { type: 'note-reference', note: target })],
    })
    const old = {
      ...before,
      blocks: [paragraph(words, { id: 'p', ...reference('n') }), note('مصدر الكلام.', { id: 'n' })],
    }
    const after = {
      ...imported,
      blocks: [
        paragraph('فقرة أولى.', { id: 'x' }),
        paragraph(words, { id: 'y', ...reference('z') }),
        note('مصدر الكلام الأول.', { id: 'z' }),
      ],
    }
    const { article: merged } = updateArticle(old, after, today)
    expect(ids(merged)).toEqual(['x', 'p', 'n'])
    expect(checkArticle(JSON.stringify(merged))).toMatchObject({ ok: true })
  })

  test('gives a new block no id that another had', () => {
    const after = { ...imported, blocks: [paragraph('فقرة لم تكن.', { id: 'two' }), paragraph(opening, { id: 'x' })] }
    const { article: merged } = updateArticle(before, after, today)
    expect(ids(merged)[1]).toBe('one')
    expect(ids(merged)[0]).toMatch(/^b[0-9a-z]{5}$/)
  })

  test('takes the day of the update from the source, where it says one', () => {
    const after: Article = { ...imported, title: 'عنوان جديد', updated: '2024-03-10' }
    const { article: merged, changes } = updateArticle(before, after, today)
    expect(merged.updated).toBe('2024-03-10')
    expect(changes.fields).toEqual(['title', 'updated'])
  })
})
