import { describe, expect, test } from 'vitest'
import { draftText, type Draft } from './drafts.ts'
import type { LeftOut } from './prune.ts'
import { tidyDrafts, type Leads } from './tidyDrafts.ts'

const TITLE = 'عودة السوق القديم إلى أهله'
const BODY =
  'أعلنت بلدية المدينة أمس أنها أنهت ترميم السوق بعد عمل دام ثلاث سنوات، وقال رئيسها إن المتاجر ستفتح قبل نهاية الشهر.'
const line = (text: string): Draft => ({ type: 'paragraph', text, spans: [] })
const heading = (text: string, level = 2): Draft => ({ type: 'heading', level, text, spans: [] })
const link = (text: string): Draft => ({
  type: 'paragraph',
  text,
  spans: [{ type: 'link', href: 'https://example.org/', start: 0, end: text.length }],
})

function tidied(drafts: Draft[], leads: Partial<Leads> = {}) {
  const leftOut: LeftOut[] = []
  const result = tidyDrafts(drafts, TITLE, { description: undefined, subtitles: [], ...leads }, 'ar', leftOut)
  return { ...result, texts: result.drafts.map(draftText), notes: leftOut.map(({ note }) => note) }
}

describe('tidyDrafts', () => {
  test('reads title, date and names above the text, and takes them off it', () => {
    expect(
      tidied([heading(TITLE, 1), line('بقلم: سعاد حداد'), line('الأحد 03/سبتمبر/2023 - 04:20 م'), line(BODY)]),
    ).toMatchObject({ texts: [BODY], authors: ['سعاد حداد'], published: '2023-09-03T16:20' })
  })

  test('takes the word above the title for the section that the text stands in', () => {
    expect(tidied([line('محليات'), heading(TITLE, 1), line(BODY)])).toMatchObject({ texts: [BODY], kicker: 'محليات' })
    // Where no title stands below it, it may be the beginning of the text.
    expect(tidied([line('محليات'), line(BODY)])).toMatchObject({ texts: ['محليات', BODY], kicker: undefined })
    expect(tidied([line('من أين نبدأ؟'), heading(TITLE, 1), line(BODY)]).texts).toEqual(['من أين نبدأ؟', BODY])
  })

  test('takes what the page calls a subtitle for the standfirst, where it is the first line', () => {
    const subtitles = ['ثلاث سنوات من العمل']
    expect(tidied([heading(TITLE, 1), heading('ثلاث سنوات من العمل'), line(BODY)], { subtitles })).toMatchObject({
      texts: [BODY],
      standfirst: 'ثلاث سنوات من العمل',
    })
    expect(tidied([line(BODY), line('ثلاث سنوات من العمل'), line(BODY)], { subtitles }).standfirst).toBeUndefined()
    expect(tidied([line('ثلاث سنوات من العمل')], { subtitles }).texts).toEqual(['ثلاث سنوات من العمل'])
  })

  test.each([
    ['counters above the text', [line('12'), line(BODY)], 'marks-only-dropped'],
    ['the title again', [line(BODY), line(TITLE), line(BODY)], 'repeated-title-dropped'],
    ['the title of another article', [line(BODY), line('اقرأ أيضًا: خبر آخر'), line(BODY)], 'teaser-dropped'],
    ['an advertisement', [line(BODY), line('إعلان'), line(BODY)], 'advertisement-dropped'],
    [
      'related articles with their label',
      [line(BODY), heading('مقالات ذات صلة'), link('خبر أول'), link('خبر ثان')],
      'related-dropped',
    ],
    [
      'rules for comments',
      [line(BODY), line('نرحب بالنقاش، وتراجع التعليقات قبل نشرها بما يتوافق مع شروط الاستخدام.')],
      'navigation-dropped',
    ],
    [
      'the last line of an entry of a feed',
      [line(BODY), line('The post The market appeared first on Diwan.')],
      'navigation-dropped',
    ],
  ])('leaves out %s, and says so', (_, drafts, note) => {
    const { texts, notes } = tidied(drafts)
    expect(new Set(texts)).toEqual(new Set([BODY]))
    expect(notes).toContain(note)
  })

  test.each([
    ['a year in the text', [line(BODY), line('1984'), line(BODY)]],
    ['links below a heading of its own', [line(BODY), heading('المصادر'), link('سجل البلدية'), link('صور قديمة')]],
    ['a link in the middle of the text', [line(BODY), link('هذا هو الرابط'), line(BODY)]],
  ])('keeps %s', (_, drafts) => {
    expect(tidied(drafts).texts).toEqual(drafts.map(draftText))
  })

  test('keeps a picture once, and no caption that only repeats the title', () => {
    const figure = (src: string, caption: string): Draft => ({
      type: 'figure',
      picture: { src, alt: '' },
      caption: { text: caption, spans: [] },
    })
    const { drafts } = tidied([figure('a.jpg', TITLE), line(BODY), figure('a.jpg', 'السوق'), figure('b.jpg', 'السوق')])
    expect(drafts.map((draft) => (draft.type === 'figure' ? [draft.picture.src, draft.caption.text] : ''))).toEqual([
      ['a.jpg', ''],
      '',
      ['b.jpg', 'السوق'],
    ])
  })
})
