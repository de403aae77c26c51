import { describe, expect, test } from 'vitest'
import { articleText, blockText } from './blockText.ts'
import type { Block } from './schema.ts'

const blocks: [string, Block, string][] = [
  ['a paragraph', { id: 'a', type: 'paragraph', text: 'كان يا ما كان' }, 'كان يا ما كان'],
  ['a heading', { id: 'a', type: 'heading', level: 2, text: 'البداية' }, 'البداية'],
  ['a note', { id: 'a', type: 'note', text: 'انظر الفصل الثاني.' }, 'انظر الفصل الثاني.'],
  [
    'a quotation with its attribution',
    { id: 'a', type: 'quote', text: 'خير جليس في الزمان كتاب', attribution: 'المتنبي' },
    'خير جليس في الزمان كتاب\nالمتنبي',
  ],
  [
    'the halves and lines of verse',
    { id: 'a', type: 'verse', text: 'على قَدْرِ أهلِ العَزْمِ\tتأتي العَزائِمُ\nوتأتي\tالمَكارِمُ' },
    'على قَدْرِ أهلِ العَزْمِ\tتأتي العَزائِمُ\nوتأتي\tالمَكارِمُ',
  ],
  [
    'the entries of a list, each followed by those inside it',
    {
      id: 'a',
      type: 'list',
      ordered: true,
      items: [
        { text: 'بغداد', items: [{ text: 'الكرخ' }, { text: 'الرصافة', items: [{ text: 'باب الشرقي' }] }] },
        { text: 'البصرة' },
      ],
    },
    'بغداد\nالكرخ\nالرصافة\nباب الشرقي\nالبصرة',
  ],
  [
    'the caption and credit of a figure, not its description',
    {
      id: 'a',
      type: 'figure',
      src: 'map.svg',
      alt: 'خريطة',
      caption: 'طريق الحرير',
      credit: 'ورق',
      width: 4,
      height: 3,
    },
    'طريق الحرير\nورق',
  ],
  [
    'a table row by row, without its empty cells',
    {
      id: 'a',
      type: 'table',
      caption: 'السكان',
      head: [{ text: '' }, { text: '2023' }],
      rows: [
        [{ text: 'دمشق' }, { text: '٢٫٥' }],
        [{ text: 'حلب' }, { text: '' }],
      ],
    },
    'السكان\n2023\nدمشق\n٢٫٥\nحلب',
  ],
  ['nothing from a separator', { id: 'a', type: 'separator' }, ''],
]

describe('blockText', () => {
  test.each(blocks)('takes %s', (_, block, text) => {
    expect(blockText(block)).toBe(text)
  })
})

describe('articleText', () => {
  test('puts what stands over an article before its blocks', () => {
    const article = {
      kicker: 'تحليل',
      title: 'حوار أمني',
      standfirst: 'خمسة عشر عامًا على الاتفاق.',
      blocks: [
        { id: 'a', type: 'paragraph', text: 'أولًا' },
        { id: 'b', type: 'separator' },
        { id: 'c', type: 'paragraph', text: 'ثانيًا' },
      ] satisfies Block[],
    }
    expect(articleText(article)).toBe('تحليل\nحوار أمني\nخمسة عشر عامًا على الاتفاق.\nأولًا\nثانيًا')
  })

  test('leaves out what the article does not have', () => {
    expect(articleText({ title: 'Paper', blocks: [{ id: 'a', type: 'paragraph', text: 'One sheet.' }] })).toBe(
      'Paper\nOne sheet.',
    )
  })
})
