import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkArticle } from '#core/article/check.ts'
import type { Article, Block } from '#core/article/schema.ts'
import { anyText } from '../../../tests/support/anyText.ts'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { importPlainText, type ImportOptions } from './plainText.ts'
import { problemText, warningText } from './outcome.ts'

/** A paragraph, long enough to be nothing else. */
const BODY =
  'فتحت المكتبة العامة أبوابها صباح أمس بعد ترميم استمر عامين، وقال أمينها إن القاعة الكبرى تتسع اليوم لمئتي قارئ، وإن الفهرس القديم حُفظ كما هو.'
const ENGLISH =
  'The public library opened its doors yesterday after two years of repairs, and the old catalogue was kept.'

function articleOf(text: string, options?: ImportOptions): Article {
  const imported = importPlainText(text, options)
  if (!imported.ok) throw new Error(imported.problem)
  return imported.article
}
/** Blocks as one would say them aloud. */
const spoken = (block: Block) =>
  block.type === 'list'
    ? `${block.ordered ? 'ordered' : 'list'}: ${block.items.map(({ text }) => text).join(' | ')}`
    : block.type === 'separator'
      ? 'separator'
      : `${block.type}: ${'text' in block ? block.text : ''}`
const blocksOf = (text: string, options?: ImportOptions) => articleOf(text, options).blocks.map(spoken)
function warningsOf(text: string): string[] {
  const imported = importPlainText(text)
  return imported.ok ? imported.warnings.map(({ note, line }) => `${line} ${note}`) : []
}

describe('importPlainText', () => {
  test('reads title, date, publisher, author and paragraphs', () => {
    const text = `عودة المكتبة\n\nالأحد 3 سبتمبر 2023\nالديوان\nليلى منصور\n\n${BODY}\n\n${BODY}\n`
    const article = articleOf(text)
    expect(article).toMatchObject({
      format: 1,
      id: 'auda-almaktaba',
      lang: 'ar',
      dir: 'rtl',
      title: 'عودة المكتبة',
      published: '2023-09-03',
      publisher: { name: 'الديوان' },
      authors: [{ name: 'ليلى منصور' }],
    })
    expect(article.blocks.map(spoken)).toEqual([`paragraph: ${BODY}`, `paragraph: ${BODY}`])
    expect(warningsOf(text)).toEqual([])
  })

  test.each([
    ['a byline', 'بقلم: ليلى منصور', { authors: ['ليلى منصور'] }],
    ['a byline with a dash', 'كتبت - ليلى منصور - أحمد علي', { authors: ['ليلى منصور', 'أحمد علي'] }],
    ['a stretched byline', 'بــقلـم :  ليلى منصور', { authors: ['ليلى منصور'] }],
    ['an English byline', 'By Nora Whitfield and Sami Darwish', { authors: ['Nora Whitfield', 'Sami Darwish'] }],
    ['a source', 'المصدر: وكالات', { authors: [], publisher: 'وكالات' }],
    ['a date alone', '3 أيلول 2023', { authors: [], published: '2023-09-03' }],
    [
      'a date and a paper',
      '3 أيلول 2023\nصحيفة الديوان',
      { authors: [], published: '2023-09-03', publisher: 'صحيفة الديوان' },
    ],
    ['a date and a person', '3 أيلول 2023\nليلى منصور', { authors: ['ليلى منصور'], published: '2023-09-03' }],
    [
      'author before publisher',
      '3 أيلول 2023\nليلى منصور\nوكالة الديوان',
      { authors: ['ليلى منصور'], published: '2023-09-03', publisher: 'وكالة الديوان' },
    ],
    [
      'two dates',
      'نُشر: 3 أيلول 2023\nآخر تحديث: 5 أيلول 2023',
      { authors: [], published: '2023-09-03', updated: '2023-09-05' },
    ],
    [
      'a standfirst',
      'قاعة جديدة وفهرس قديم ومئتا قارئ\n\n3 أيلول 2023',
      { authors: [], published: '2023-09-03', standfirst: 'قاعة جديدة وفهرس قديم ومئتا قارئ' },
    ],
  ])('reads %s below the title', (_, credits, expected) => {
    const { authors, publisher, published, updated, standfirst, blocks } = articleOf(
      `عودة المكتبة\n\n${credits}\n\n${BODY}`,
    )
    expect({
      authors: authors.map(({ name }) => name),
      ...(publisher && { publisher: publisher.name }),
      ...(published && { published }),
      ...(updated && { updated }),
      ...(standfirst && { standfirst }),
    }).toEqual(expected)
    expect(blocks.map(spoken)).toEqual([`paragraph: ${BODY}`])
  })

  test.each([
    ['a half-space typed as a mark of direction', 'می\u200Fخواهم', 'می\u200Cخواهم'],
    ['a half-space typed twice', 'می\u200C\u200Cخواهم', 'می\u200Cخواهم'],
    ['a mark of direction between words', 'قال \u200Fإن', 'قال \u200Fإن'],
  ])('evens out %s', (_, typed, expected) => {
    expect(blocksOf(`عودة المكتبة\n\n${typed} ${BODY}`)).toEqual([`paragraph: ${expected} ${BODY}`])
  })

  test('marks what is in the other script, in every kind of block', () => {
    const { blocks } = articleOf(
      `عودة المكتبة\n\nنظام Linux الجديد\n\n${BODY} اتصل +963 11 123-4567.\n\n- لغة C++\n- لغة Python\n\n${ENGLISH}`,
    )
    const phrase = { type: 'phrase', lang: 'en', dir: 'ltr' }
    expect(blocks).toMatchObject([
      { type: 'heading', spans: [{ ...phrase, start: 5, end: 10 }] },
      { type: 'paragraph', spans: [{ ...phrase, lang: 'ar', start: BODY.length + 6, end: BODY.length + 22 }] },
      {
        type: 'list',
        items: [{ spans: [{ ...phrase, start: 4, end: 7 }] }, { spans: [{ ...phrase, start: 4, end: 10 }] }],
      },
      { type: 'paragraph', lang: 'en', dir: 'ltr' },
    ])
  })

  test('reads a date that stands above the title', () => {
    expect(articleOf(`الأحد 3 سبتمبر 2023\nعودة المكتبة\n\n${BODY}`)).toMatchObject({
      title: 'عودة المكتبة',
      published: '2023-09-03',
    })
  })

  test.each([
    ['العنوان: عودة المكتبة', 'عودة المكتبة'],
    ['Title: The Library Returns', 'The Library Returns'],
    ['عودة «المكتبة»', 'عودة «المكتبة»'],
    ['عودة المكتبة"', 'عودة المكتبة'],
    ['"عودة المكتبة', 'عودة المكتبة'],
    ['عودة المكتبة»', 'عودة المكتبة'],
    ['قال: "عدنا"', 'قال: "عدنا"'],
    ['To be or not to be', 'To be or not to be'],
    ['لماذا عادت المكتبة؟', 'لماذا عادت المكتبة؟'],
    ['حرب السادس من أكتوبر 1973', 'حرب السادس من أكتوبر 1973'],
  ])('takes the title from %j', (line, title) => {
    expect(articleOf(`${line}\n\n${BODY}\n\n${ENGLISH}`).title).toBe(title)
  })

  test.each([
    ['noise above the title', 'ad q b\n\nعودة المكتبة\n\nBODY', '1 noise-dropped'],
    ['noise above an English title', 'ad ad ad\nAt home in it\n\nENGLISH', '1 noise-dropped'],
    [
      'a breadcrumb and the menu above it',
      'الأرشيف\nالرئيسية » ثقافة\nعودة المكتبة\n\nBODY',
      '1 navigation-dropped,2 navigation-dropped',
    ],
    ['a button near the date', 'عودة المكتبة\n3/9/2023\nطباعة\n\nBODY', '3 control-word-dropped'],
    ['an English button', 'The library returns\n3 May 2023\nShare this\n\nENGLISH', '3 control-word-dropped'],
    [
      'buttons below the text',
      'عودة المكتبة\n\nBODY\n\nطباعة\nمشاركة',
      '5 control-word-dropped,6 control-word-dropped',
    ],
    ['an advertisement in it', 'عودة المكتبة\n\nBODY\n\nإعلان\n\nBODY', '5 control-word-dropped'],
    ['a teaser', 'عودة المكتبة\n\nBODY\n\nاقرأ أيضًا: سوق الكتب\n\nBODY', '5 teaser-dropped'],
    ['a line that is a quotation mark', 'عودة المكتبة\n\nBODY\n\n"', '5 quotation-mark-dropped'],
    ['a quotation mark behind the title', 'عودة المكتبة"\n\nBODY', '1 quotation-mark-dropped'],
    ['a quotation mark behind the text', 'عودة المكتبة\n\nBODY"', '3 quotation-mark-dropped'],
    [
      'a caption cut off',
      'عودة المكتبة العامة إلى قرائها\n\nBODY\n\nعودة المكتبة العامة\n\nBODY',
      '5 cut-title-dropped',
    ],
    [
      'a caption cut within a word',
      'عودة المكتبة العامة إلى قرائها\n\nBODY\n\nعودة المكت\n\nBODY',
      '5 cut-title-dropped',
    ],
    ['the title again', 'عودة المكتبة\n\nعودة المكتبة\n\nBODY', '3 repeated-title-dropped'],
    ['a relative date', 'عودة المكتبة\nمنذ 5 ساعات\n\nBODY', '2 date-without-day-dropped'],
    ['a weekday that does not fit', 'عودة المكتبة\nالسبت 3 سبتمبر 2023\n\nBODY', '2 weekday-differs'],
    ['a Hijri date alone', 'عودة المكتبة\n18 صفر 1445هـ\n\nBODY', '2 hijri-only'],
    ['a line of marks', 'عودة المكتبة\n\nBODY\n\n|\n\nBODY', '5 marks-only-dropped'],
    ['overrides', 'عودة \u202Eالمكتبة\u202C\n\nBODY', '1 characters-removed,1 characters-removed'],
  ])('warns of %s', (_, text, expected) => {
    const full = text.replaceAll('BODY', BODY).replaceAll('ENGLISH', ENGLISH)
    expect(warningsOf(full).join()).toBe(expected)
    const said = importPlainText(full)
    expect(said.ok && said.warnings.every((warning) => warningText(warning).length > 20)).toBe(true)
    const kept = articleOf(full)
    expect(kept.blocks.map(spoken)).toEqual(
      full
        .split('\n')
        .filter((line) => line.startsWith(BODY) || line.startsWith(ENGLISH))
        .map((line) => `paragraph: ${line.replace(/"$/, '')}`),
    )
  })

  test('keeps a heading that is a whole phrase of the title', () => {
    expect(blocksOf(`عودة المكتبة العامة: القراء أولًا\n\n${BODY}\n\nعودة المكتبة العامة\n\n${BODY}`)[1]).toBe(
      'heading: عودة المكتبة العامة',
    )
    expect(blocksOf(`المكتبة العامة تعود\n\n${BODY}\n\nالمكتبة\n\n${BODY}`)[1]).toBe('heading: المكتبة')
  })

  test.each([
    ['قاعة القراءة', 'heading'],
    ['بعيدًا عن السياسة..', 'heading'],
    ['«الحرية والكتب»', 'heading'],
    ['مقدمة:', 'heading'],
    ['What changes', 'heading'],
    ['وقال البيان:', 'paragraph'],
    ['انتهى العمل.', 'paragraph'],
    ['ماذا بعد؟', 'paragraph'],
    ['في البدء،', 'paragraph'],
    ['## قاعة', 'paragraph'],
    ['> قاعة القراءة', 'paragraph'],
    ['https://example.org/reading-room', 'paragraph'],
    ['news/reading-room-123', 'paragraph'],
    ['1984', 'paragraph'],
  ])('makes of the short line %j a %s', (line, type) => {
    expect(blocksOf(`عودة المكتبة\n\n${BODY}\n\n${line}\n\n${BODY}`)[1]).toBe(`${type}: ${line}`)
  })

  test('takes short lines in a row for verse, not for headings, and a last one for no heading', () => {
    const verse = ['قفا نبك من ذكرى حبيب ومنزل', 'بسقط اللوى بين الدخول فحومل', 'فتوضح فالمقراة لم يعف رسمها']
    expect(blocksOf(`من المعلقة\n\n${verse.join('\n')}`)).toEqual(verse.map((line) => `paragraph: ${line}`))
  })

  test.each([
    ['- تذكرة\n- كتاب', 'list: تذكرة | كتاب'],
    ['• تذكرة\n\n• كتاب', 'list: تذكرة | كتاب'],
    ['1. تذكرة\n2. كتاب', 'ordered: تذكرة | كتاب'],
    ['١- تذكرة\n٢- كتاب', 'ordered: تذكرة | كتاب'],
    ['1) ticket\n2) book', 'ordered: ticket | book'],
    ['3. تذكرة\n4. كتاب', 'paragraph: 3. تذكرة'],
    ['- تذكرة', 'paragraph: - تذكرة'],
    ['***', 'separator'],
    ['٭ ٭ ٭', 'separator'],
    ['---', 'separator'],
  ])('reads %j', (lines, expected) => {
    expect(blocksOf(`عودة المكتبة\n\n${BODY}\n\n${lines}\n\n${BODY}`)[1]).toBe(expected)
  })

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['line separators', '\u2028'],
  ])('splits lines at %s', (_, end) => {
    expect(blocksOf(['عودة المكتبة', '', BODY, '', BODY].join(end))).toHaveLength(2)
  })

  test('takes each line for a paragraph where there are no empty lines', () => {
    expect(blocksOf(`عودة المكتبة\n3/9/2023\n${BODY}\nقاعة القراءة\n${BODY}`)).toEqual([
      `paragraph: ${BODY}`,
      'heading: قاعة القراءة',
      `paragraph: ${BODY}`,
    ])
  })

  test('joins lines that were wrapped at a width, and no others', () => {
    const wrap = (text: string, width: number) =>
      text
        .split(' ')
        .reduce((lines, word) => {
          const last = lines.at(-1) ?? ''
          return last !== '' && last.length + 1 + word.length <= width
            ? [...lines.slice(0, -1), `${last} ${word}`]
            : [...lines, word]
        }, [] as string[])
        .join('\n')
    for (const width of [40, 60, 72]) {
      const text = `عودة المكتبة\n\n${wrap(`${BODY} ${BODY}`, width)}\n\nقاعة القراءة\n\n${wrap(BODY, width)}\n`
      expect(blocksOf(text)).toEqual([`paragraph: ${BODY} ${BODY}`, 'heading: قاعة القراءة', `paragraph: ${BODY}`])
    }
    expect(blocksOf(`The return\n\n${wrap(ENGLISH, 34)}\n  ${wrap(ENGLISH, 34)}`)).toEqual([
      `paragraph: ${ENGLISH}`,
      `paragraph: ${ENGLISH}`,
    ])
  })

  test('changes nothing of a text but white space', () => {
    const text = 'قال\u200Cه «لا»\u061C (ABC) ﷺ كتـــاب\u00A0قَرَأَ … A‑B'
    expect(blocksOf(`عودة المكتبة\n\n  ${text}   ${BODY}\t\n`)).toEqual([
      `paragraph: ${text.replace('\u00A0', ' ')} ${BODY}`,
    ])
  })

  test.each([
    [`The library returns\n\n${ENGLISH}`, 'en', 'ltr'],
    [`عودة Library\n\n${BODY}`, 'ar', 'rtl'],
    ['بازگشت کتابخانه\n\nکتابخانه‌ی عمومی شهر پس از دو سال بازسازی گشوده شد و گنجینه‌ی کهن آن برجا ماند.', 'fa', 'rtl'],
    [
      'لائبریری کی واپسی\n\nشہر کی بڑی لائبریری دو سال کی مرمت کے بعد دوبارہ کھل گئی ہے اور پرانی کتابیں محفوظ ہیں۔',
      'ur',
      'rtl',
    ],
  ])('tells the language of a text (%#)', (text, lang, dir) => {
    expect(articleOf(text)).toMatchObject({ lang, dir })
  })

  test('takes language, id and title as they are told', () => {
    const article = articleOf(`La bibliothèque\n\n${ENGLISH}`, { lang: 'fr', id: 'library-fr' })
    expect(article).toMatchObject({ lang: 'fr', dir: 'ltr', id: 'library-fr', title: 'La bibliothèque' })
    expect(articleOf(BODY, { title: 'عودة المكتبة' })).toMatchObject({
      title: 'عودة المكتبة',
      blocks: [{ text: BODY }],
    })
    expect(articleOf(`عودة المكتبة\n\n${BODY}`, { title: 'عودة المكتبة' }).blocks).toHaveLength(1)
  })

  test.each([
    ['', 'empty'],
    [' \n\uFEFF\n"\n***', 'empty'],
    ['عودة المكتبة', 'no-body'],
    ['عودة المكتبة\n3/9/2023\nطباعة', 'no-body'],
    ['<!DOCTYPE html><html><body>', 'markup'],
    [`عودة\n\n${'كلمة '.repeat(600_000)}`, 'too-large'],
    [`عودة\n\n${'a'.repeat(1_000_001)}`, 'too-large'],
    [`عودة\n\n${'سطر جديد.\n'.repeat(50_001)}`, 'too-large'],
  ] as const)('refuses what cannot be an article (%#)', (text, problem) => {
    expect(importPlainText(text)).toEqual({ ok: false, problem })
    expect(problemText(problem).length).toBeGreaterThan(15)
  })

  test.each([
    [BODY, [`paragraph: ${BODY}`]],
    [`${BODY}\n\n${ENGLISH}`, [`paragraph: ${BODY}`, `paragraph: ${ENGLISH}`]],
  ])('makes a title for a text without one of its first words (%#)', (text, blocks) => {
    const article = articleOf(text)
    expect(article.title).toBe('فتحت المكتبة العامة أبوابها صباح أمس بعد ترميم استمر عامين')
    expect(article.blocks.map(spoken)).toEqual(blocks)
    expect(warningsOf(text)).toEqual(['1 title-made'])
  })

  test('leaves out what comes along when a page is copied: menu, contents, credits of pictures, foot', () => {
    const menu = ['ديوان', 'الأخبار', 'ثقافة', 'رياضة', 'من نحن', 'اتصل بنا']
    const text = [
      ...menu,
      'عودة المكتبة العامة إلى قرائها بعد عامين',
      'أبريل 25, 2022 · دقيقتان · سامي درويش',
      'مصدر الصورة archive.example.org',
      'فهرس المحتوى',
      'القاعة الكبرى:',
      'الفهرس القديم:',
      'القاعة الكبرى:',
      BODY,
      'الفهرس القديم:',
      BODY,
      'مكتبات',
      'ترميم',
      '« السابق',
      'سوق الكتب التالي »',
      'معرض المخطوطات',
      '© 2025 ديوان',
    ].join('\n')
    expect(articleOf(text)).toMatchObject({
      title: 'عودة المكتبة العامة إلى قرائها بعد عامين',
      published: '2022-04-25',
      authors: [{ name: 'سامي درويش' }],
    })
    expect(blocksOf(text)).toEqual([
      'heading: القاعة الكبرى:',
      `paragraph: ${BODY}`,
      'heading: الفهرس القديم:',
      `paragraph: ${BODY}`,
    ])
    expect(warningsOf(text)).toHaveLength(menu.length + 1 + 1 + 3 + 6)
  })

  test('gives the same text the same ids, and every block its own', () => {
    const text = `عودة المكتبة\n\n${BODY}\n\n***\n\n${BODY}\n\n***\n\n${ENGLISH}`
    const ids = articleOf(text).blocks.map(({ id }) => id)
    expect(
      articleOf(`${text}\n\nوأخيرًا عاد الجميع إلى بيوتهم.`)
        .blocks.map(({ id }) => id)
        .slice(0, 5),
    ).toEqual(ids)
    expect(new Set(ids).size).toBe(5)
    for (const id of ids) expect(id).toMatch(/^b[a-z0-9]{5}$/)
  })

  test('makes only articles that pass the check, of any text', () => {
    const piece = fc.constantFrom(
      'عودة المكتبة',
      'المكتبة',
      BODY,
      ENGLISH,
      '3 سبتمبر 2023',
      'طباعة',
      '"',
      '»',
      '***',
      '- أ',
      '1. ب',
      '2. ج',
      '',
      'By Ali Hassan',
      'ad a b',
      '\u202E',
      '\uD800',
      'مقدمة:',
      'الرئيسية » أ',
      'آخر تحديث: 1/1/2020',
      'The Times',
      '…',
      '# a',
    )
    const lines = fc.array(fc.oneof(piece, anyText), { maxLength: 15 }).map((all) => all.join('\n'))
    fc.assert(
      fc.property(fc.oneof(lines, anyText), (text) => {
        const imported = importPlainText(text)
        expect(!imported.ok || checkArticle(JSON.stringify(imported.article)).ok).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('takes a book of more lines than an article may have paragraphs', () => {
    const paragraph = `${`${'word '.repeat(12)}\n`.repeat(12)}\n`
    const imported = importPlainText(`The book\n\n${paragraph.repeat(5000)}`)
    expect(imported.ok && imported.article.blocks).toHaveLength(5000)
  })

  test.each([
    ['one line', 'كلمة '.repeat(500_000)],
    ['short lines', 'كلمة\n'.repeat(500_000)],
    ['marks', '"»*-'.repeat(1_200_000)],
    ['empty lines', '\n'.repeat(4_900_000)],
    ['bullets', '- a\n'.repeat(1_200_000)],
    ['overrides', '\u202Eab'.repeat(900_000)],
    ['wrapped lines', `${'word '.repeat(12)}\n`.repeat(80_000)],
  ])('is quick with five million bytes of %s', (_, text) => {
    expect(cpuTime(() => importPlainText(`عودة\n\n${text}`.slice(0, 4_900_000)))).toBeLessThan(5000)
  })
})
