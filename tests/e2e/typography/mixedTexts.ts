import type { Article, BlockOf, Span } from '#core/article/schema.ts'
import { article, englishArticle, heading, list, note, paragraph, spanOn } from '../../support/builders.ts'
import { fromLeft } from '../support/order.ts'

/** A text that the bidi algorithm alone would set in a wrong order, or that well-meant markup would. */
export interface Case {
  /** Its name in the list of cases that this table follows (T01–T56), by which the rules refer to it. */
  name: string
  /** What is tried. */
  about: string
  block: BlockOf<'paragraph'>
  /** Each line on the screen, from left to right. */
  lines: string[]
}

/** Prose in an Arabic article. Between ⟨ ⟩ stands what the importer marks as being in the other direction. */
export const arabicProse: Case[] = [
  prose('T03', 'begins with a Latin word in quotes', '«Python» لغة سهلة.', ['.', 'لغة سهلة', '»', 'Python', '«']),
  prose('T06', 'a date with slashes', 'نُشر في 03/سبتمبر/2023 - 04:20 م في بغداد', [
    'م في بغداد',
    '04:20',
    '-',
    '2023',
    '/',
    'سبتمبر',
    '/',
    '03',
    'نُشر في',
  ]),
  prose('T12', 'a range runs as Arabic does', 'من 1914-1918 فقط', ['فقط', '1918', '-', '1914', 'من']),
  prose('T13', 'and also where it begins the paragraph', '1914-1918 فقط', ['فقط', '1918', '-', '1914']),
  prose('T14', 'and after a Latin word', 'مجلة ⟨Science⟩ 1914-1918 فقط', [
    'فقط',
    '1918',
    '-',
    '1914',
    'Science',
    'مجلة',
  ]),
  prose('T15', 'a share in ASCII digits', 'نال 62% منهم', ['منهم', '%', '62', 'نال']),
  prose('T15', 'and at the beginning', '62% منهم', ['منهم', '%', '62']),
  prose('T16', 'a share in Arabic digits', 'نال ٦٢٪ منهم', ['منهم', '٪', '٦٢', 'نال']),
  prose('T16', 'and at the beginning', '٦٢٪ منهم', ['منهم', '٪', '٦٢']),
  prose('T17', 'a sign kept on its side by the writer’s own mark', 'الحرارة \u200E-5 درجات', [
    'درجات',
    '-5',
    'الحرارة',
  ]),
  prose('T18', 'a telephone number', 'اتصل بالرقم ⟨+964 780 123-4567⟩ مساء', [
    'مساء',
    '+964 780 123-4567',
    'اتصل بالرقم',
  ]),
  prose('T19', 'an ISBN', 'رقمه ⟨978-0-306-40615-7⟩', ['978-0-306-40615-7', 'رقمه']),
  prose('T20', 'a version', 'صدرت ⟨4.1.0-rc2⟩ أمس', ['أمس', '4.1.0-rc2', 'صدرت']),
  prose('T21', 'an ISO date', 'حُرّر ⟨2021-12-05⟩ ثم نُشر', ['ثم نُشر', '2021-12-05', 'حُرّر']),
  prose('T21', 'a date with slashes, which needs no help', 'حُرّر 2021/12/05 ثم نُشر', ['ثم نُشر', '2021/12/05', 'حُرّر']),
  prose('T22', 'C++ before a full stop', 'كتبه بلغة ⟨C++⟩.', ['.', 'C++', 'كتبه بلغة']),
  prose('T23', 'C# and .NET', 'بين ⟨C#⟩ و⟨.NET⟩', ['.NET', 'و', 'C#', 'بين']),
  linked('T24', 'an address with a slash at its end', 'افتح ⟨https://waraq.example/⟩ الآن', [
    'الآن',
    'https://waraq.example/',
    'افتح',
  ]),
  addressInArabic(),
  prose('T26', 'two addresses and an Arabic comma', 'زر ⟨a.example⟩، ⟨b.example⟩', [
    'b.example',
    '،',
    'a.example',
    'زر',
  ]),
  spanned('T27', 'code', 'أضف --force هنا', [['--force', { type: 'code' }]], ['هنا', '--force', 'أضف']),
  prose('T28', 'the name of an account', 'تابع ⟨@waraq_1⟩ هنا', ['هنا', '@waraq_1', 'تابع']),
  prose('T31', 'brackets round Latin', 'ابن رشد (⟨Averroes⟩)', [')', 'Averroes', '(', 'ابن رشد']),
  prose('T31', 'and where nobody marked it', 'ابن رشد (Averroes)', [')', 'Averroes', '(', 'ابن رشد']),
  prose('T32', 'brackets in the middle, a full stop at the end', 'الفجوة (GDP) اتسعت.', [
    '.',
    'اتسعت',
    ')',
    'GDP',
    '(',
    'الفجوة',
  ]),
  prose('T33', 'a Latin sentence in Arabic quotes', 'قالت: «⟨Good morning, all!⟩» ثم مضت', [
    'ثم مضت',
    '»',
    'Good morning, all!',
    '«',
    'قالت:',
  ]),
  prose('T34', 'a Latin sentence at the end', 'قالت: ⟨Good morning, all!⟩', ['Good morning, all!', 'قالت:']),
  spanned(
    'T35',
    'the number of a note behind a Latin word',
    'كتاب Nature.',
    [
      ['Nature', { type: 'phrase', lang: 'en', dir: 'ltr' }],
      ['Nature', { type: 'note-reference', note: 'a-note' }],
    ],
    ['.', '1', 'Nature', 'كتاب'],
  ),
  spanned(
    'T35',
    'the number of a note behind a year',
    'عام 1917 فقط',
    [['1917', { type: 'note-reference', note: 'a-note' }]],
    ['فقط', '1', '1917', 'عام'],
  ),
  prose('T42', 'dimensions', 'صورة ⟨640×480⟩ بكسل', ['بكسل', '640×480', 'صورة']),
  prose('T43', 'money', 'ثمنه ⟨$9.75⟩ فقط', ['فقط', '$9.75', 'ثمنه']),
]

/** Prose in an English article. */
export const englishProse: Case[] = [
  prose('T29', 'an Arabic hashtag', '⟨#ورق⟩ is new', ['ورق', '# is new']),
  prose('T30', 'brackets round Arabic in the middle', 'Averroes (⟨ابن رشد⟩) wrote', [
    'Averroes (',
    'ابن رشد',
    ') wrote',
  ]),
  prose('T30', 'and where nobody marked it', 'Averroes (ابن رشد) wrote', ['Averroes (', 'ابن رشد', ') wrote']),
  prose('T33', 'an Arabic question in English quotes', 'She said “⟨من أنت؟⟩”, then left', [
    'She said “',
    'من أنت؟',
    '”, then left',
  ]),
]

export const arabic: Article = article({
  id: 'mixed',
  title: 'Apple تفتح متجرها.',
  standfirst: 'آخر تعديل 03/سبتمبر/2023 - 04:20 م',
  kicker: 'نحو C# و.NET',
  published: '2023-09-05T16:20',
  authors: [{ name: 'John Smith' }, { name: 'سارة حداد' }, { name: 'Sara Jones' }],
  blocks: [
    heading(2, 'رحلة إلى Linux!', { id: 'heading' }),
    ...arabicProse.map(({ block }) => block),
    paragraph('1914-1918', { id: 'range' }),
    paragraph('١٢٣', { id: 'digits' }),
    paragraph('***', { id: 'stars' }),
    paragraph('All of this paragraph is in English, and says so.', { id: 'english', lang: 'en', dir: 'ltr' }),
    paragraph('می‌خواهم کتاب‌هایم را بخوانم', { id: 'persian', lang: 'fa', dir: 'rtl' }),
    list(['React يبدأ السطر', 'والعربية تبدأ الثاني', '2008-2011'], { id: 'bullets' }),
    { ...phrased('نشر ⟨W3C⟩ معيارًا'), id: 'spaces' },
    { ...phrased('قرأت في كتاب ⟨The Structure of Scientific Revolutions by Thomas Kuhn⟩ فصلًا'), id: 'long' },
    heading(2, 'ثانيًا', { id: 'second' }),
    heading(2, 'C++ في سطر', { id: 'third' }),
    paragraph('دخل المريض إلى مستشفى المدينة', { id: 'hospital' }),
    note('في الصفحة 3-5 من الكتاب.', { id: 'a-note' }),
  ],
})

export const english: Article = englishArticle({
  id: 'mixed-en',
  title: 'Linux in 2023 (مدخل)',
  published: '2023-09-04',
  authors: [{ name: 'Jane Doe' }],
  blocks: englishProse.map(({ block }) => block),
})

/** Rows of a library whose titles pull at what stands beside them. */
export const rows: { name: string; article: Article; title: string }[] = [
  row('T01', 'رحلة إلى Linux!', ['!', 'Linux', 'رحلة إلى']),
  row('T04', 'سيرة مدينة', ['سيرة مدينة']),
  row('T05', 'دليل المسافر 5', ['5', 'دليل المسافر']),
  row('T13', '1914-1918 فقط', ['فقط', '1918', '-', '1914']),
  row('T16', '62% منهم', ['منهم', '%', '62']),
  row('T29', '#ورق', ['ورق', '#']),
  row('T37', 'صدر 3\u200F/9\u200F/2023', ['2023/9/3', 'صدر']),
]

function row(name: string, title: string, pieces: string[]) {
  const id = name.toLowerCase()
  return { name, title: fromLeft(...pieces), article: article({ id, title, published: '2023-09-03' }) }
}

function prose(name: string, about: string, text: string, pieces: string[]): Case {
  return { name, about, block: phrased(text), lines: [fromLeft(...pieces)] }
}

function linked(name: string, about: string, text: string, pieces: string[]): Case {
  const plain = prose(name, about, text, pieces)
  const [phrase] = plain.block.spans ?? []
  if (!phrase) throw new Error(`${text} has no phrase`)
  const { start, end } = phrase
  plain.block.spans?.push({ type: 'link', start, end, href: plain.block.text.slice(start, end) })
  return plain
}

function spanned(
  name: string,
  about: string,
  text: string,
  spans: [words: string, kind: Parameters<typeof spanOn>[2]][],
  pieces: string[],
): Case {
  const plain = prose(name, about, text, pieces)
  return { ...plain, block: { ...plain.block, spans: spans.map(([words, kind]) => spanOn(text, words, kind)) } }
}

/** An address with Arabic in its path: the whole runs from left to right, each Arabic part of it from right to left. */
function addressInArabic(): Case {
  const address = 'https://waraq.example/كتب/2023/رواية'
  const whole = linked('T25', 'an address in two scripts', `⟨${address}⟩`, [
    'https://waraq.example/',
    'كتب',
    '/2023/',
    'رواية',
  ])
  const inside = ['كتب', 'رواية'].map((part) => spanOn(address, part, { type: 'phrase', lang: 'ar', dir: 'rtl' }))
  const spans: Span[] = [...(whole.block.spans ?? []), ...inside]
  return { ...whole, block: { ...whole.block, spans: spans.map((span) => withoutArabic(span)) } }

  /** Addresses of links are ASCII. */
  function withoutArabic(span: Span): Span {
    return span.type === 'link' ? { ...span, href: encodeURI(span.href) } : span
  }
}

/** A paragraph with a phrase for what stands between ⟨ ⟩. */
function phrased(marked: string): BlockOf<'paragraph'> {
  const spans: Span[] = []
  let text = ''
  for (const [index, piece] of marked.split(/[⟨⟩]/).entries()) {
    if (index % 2 === 1) {
      const isArabic = /\p{Script=Arabic}/u.test(piece) && !piece.startsWith('https')
      const range = { start: text.length, end: text.length + piece.length }
      spans.push({ type: 'phrase', ...range, lang: isArabic ? 'ar' : 'en', dir: isArabic ? 'rtl' : 'ltr' })
    }
    text += piece
  }
  return paragraph(text, spans.length > 0 ? { spans } : {})
}
