import { describe, expect, test } from 'vitest'
import {
  article,
  figure,
  heading,
  list,
  note,
  paragraph,
  quote,
  separator,
  spanOn,
  table,
  verse,
} from '../../../tests/support/builders.ts'
import { asWritten } from '#core/text/tashkeel.ts'
import { blockText } from './blockText.ts'
import { runsOf, type Run } from './runs.ts'
import type { Block, BlockOf } from './schema.ts'
import { hideTashkeel, shownText } from './tashkeel.ts'

const PROSE = 'تُطلَق كلمة «الورق» على ما تحمله الشجرة.'
const VERSE = 'سَهِرْتُ وَفِي الْبَيْتِ نَامَ الْقَلَقْ'
const OLD_PROSE = 'إِنَّ الْكِتَابَ هُوَ الَّذِي إِنْ نَظَرْتَ فِيهِ أَطَالَ إِمْتَاعَكَ'

/** A block as it is shown. */
const hidden = (block: Block) => hideTashkeel(article({ blocks: [block] })).blocks[0]

describe('hideTashkeel', () => {
  test('hides the marks in the head of an article, and leaves names alone', () => {
    const written = article({
      title: 'قصيدة تُقرأ بالأذن',
      kicker: 'عَروض',
      standfirst: 'الذي تعدّه الأذنُ',
      authors: [{ name: 'حُسين' }],
      publisher: { name: 'مَرجع' },
      source: { note: 'عن مُسوّدة' },
    })
    expect(hideTashkeel(written)).toEqual({
      ...written,
      title: 'قصيدة تقرأ بالأذن',
      kicker: 'عروض',
      standfirst: 'الذي تعدّه الأذن',
    })
  })

  test.each<[string, Block, object]>([
    ['a paragraph', paragraph(PROSE), { text: 'تطلق كلمة «الورق» على ما تحمله الشجرة.' }],
    ['a heading', heading(2, 'العَروض'), { text: 'العروض' }],
    ['a note', note('السُّها نجم'), { text: 'السها نجم' }],
    [
      'a quote that is not vowelled, and its attribution',
      quote('القراءة غذاء العقل كما تُقال', { attribution: 'عَتيق' }),
      { text: 'القراءة غذاء العقل كما تقال', attribution: 'عتيق' },
    ],
    [
      'a list and the lists inside it',
      list(['يُنقع', { text: 'يُدقّ', items: [{ text: 'يُنشر' }] }]),
      { items: [{ text: 'ينقع' }, { text: 'يدقّ', items: [{ text: 'ينشر' }] }] },
    ],
    [
      'the words of a figure',
      figure('images/map.svg', 'مَعمل', { caption: 'مُدن الورق', credit: 'رَسم' }),
      { alt: 'معمل', caption: 'مدن الورق', credit: 'رسم' },
    ],
    [
      'a table',
      table([['سَنة', '']], { caption: 'سِجلّ', head: [{ text: 'مُدن' }, { text: '' }] }),
      { caption: 'سجلّ', head: [{ text: 'مدن' }, { text: '' }], rows: [[{ text: 'سنة' }, { text: '' }]] },
    ],
    ['what has no words', separator(), {}],
  ])('hides the marks of %s', (_, block, change) => {
    expect(hidden(block)).toEqual({ ...block, ...change })
  })

  test.each<[string, Block]>([
    ['verse', verse([[VERSE, VERSE]], { attribution: 'عَنترة' })],
    ['verse with a mark here and there', verse(['أقول وقد ناحت بقُربي حمامة'])],
    ['a vowelled quote', quote(OLD_PROSE)],
    ['a paragraph that its author keeps', paragraph(PROSE, { keep: true })],
    ['a table that its author keeps', table([['فَعُولُنْ']], { keep: true })],
  ])('keeps the marks of %s', (_, block) => {
    expect(hidden(block)).toEqual(block)
  })

  test('hides the marks of a vowelled quote that its author does not keep', () => {
    expect(hidden(quote(OLD_PROSE, { keep: false }))).toMatchObject({
      text: 'إنّ الكتاب هو الذي إن نظرت فيه أطال إمتاعك',
    })
  })

  test('styles the same words', () => {
    const text = 'قالَ «فَعُولُنْ» ثُمَّ سَكَتَ'
    const block = paragraph(text, {
      spans: [
        spanOn(text, 'فَعُولُنْ', { type: 'strong' }),
        spanOn(text, 'ثُمَّ', { type: 'link', href: 'https://example.org/' }),
        spanOn(text, 'سَكَتَ', { type: 'note-reference', note: 'n1' }),
      ],
    })
    const shown = hidden(block) as BlockOf<'paragraph'>
    expect(drawn(runsOf(shown.text, shown.spans))).toBe('قال «[فعولن]» [ثمّ] [سكت]')
  })

  test.each([
    ['hidden', 'كَتَبَ', 1, '[ك]تب'],
    ['shown', 'علَّم', 2, '[عل]ّم'],
  ])('loses and moves nothing where a span ends between a letter and its mark that is %s', (_, text, end, expected) => {
    const shown = hidden(paragraph(text, { spans: [{ type: 'strong', start: 0, end }] })) as BlockOf<'paragraph'>
    expect(drawn(runsOf(shown.text, shown.spans))).toBe(expected)
  })
})

describe('shownText', () => {
  const blocks: Block[] = [
    paragraph(PROSE),
    quote('القراءة غذاء العقل كما تُقال', { attribution: 'عَتيق' }),
    quote(OLD_PROSE),
    verse([[VERSE, VERSE]]),
    list(['يُنقع', { text: 'والسُّها', items: [{ text: 'النُّور' }] }]),
    figure('images/map.svg', 'مَعمل', { caption: 'مُدن الورق', credit: 'رَسم' }),
    table([['سَنة', '', 'الشَّهر']], { caption: 'سِجلّ', head: [{ text: 'مُدن' }] }),
    note('السُّها نجم'),
    separator(),
  ]

  test.each(blocks)('has the words that are drawn: $type', (block) => {
    const drawnBlock = hidden(block)
    expect(drawnBlock && shownText(block, 'hidden').text).toBe(drawnBlock && blockText(drawnBlock))
    expect(shownText(block, 'written')).toEqual(asWritten(blockText(block)))
  })
})

/** The runs as one would write them by hand, a span in brackets. */
function drawn(runs: Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : `[${drawn(run.children)}]`)).join('')
}
