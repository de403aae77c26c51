import { act, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { admitArticle } from '#core/article/door.ts'
import type { Article, Block } from '#core/article/schema.ts'
import { directionOf } from '#core/text/direction.ts'
import {
  article,
  englishArticle,
  figure,
  heading,
  list,
  note,
  paragraph,
  published,
  quote,
  separator,
  spanOn,
  table,
  verse,
} from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

/** Opens an article made of these blocks. */
async function read(blocks: Block[], ui: 'ar' | 'en' = 'ar', change: Partial<Article> = {}) {
  const shown = article({ ...change, blocks })
  const app = await renderApp(`/${ui}/read/${shown.id}`, { published: published([shown]) })
  return { ...app, element: (block: Block) => elementOf(block.id) }
}

/** What carries an id on the page. */
function elementOf(id: string): HTMLElement {
  return present(document.getElementById(id))
}

const body = () => screen.getByRole('article')

describe('an article', () => {
  test.each(['ar', 'en'] as const)('has its own language and direction under an interface in %s', async (ui) => {
    const arabic = article()
    const english = englishArticle()
    const { goTo } = await renderApp(`/${ui}/read/${arabic.id}`, { published: published([arabic, english]) })
    expect([body().lang, body().dir]).toEqual(['ar', 'rtl'])
    await goTo(`/${ui}/read/${english.id}`)
    expect([body().lang, body().dir]).toEqual(['en', 'ltr'])
    expect(document.documentElement).toHaveAttribute('lang', ui)
  })

  test('has exactly one first heading: its title', async () => {
    await read([heading(2, 'تمهيد'), paragraph('نص.'), heading(3, 'تفصيل'), heading(4, 'حاشية')])
    expect(screen.getAllByRole('heading', { level: 1 }).map((title) => title.textContent)).toEqual([
      'في مديح القراءة البطيئة',
    ])
  })

  test.each([
    ['ar', 'في مديح القراءة البطيئة · ورق'],
    ['en', '\u2067في مديح القراءة البطيئة\u2069 · Waraq'],
  ] as const)('gives the page its title (%s)', async (ui, title) => {
    await read([paragraph('نص.')], ui)
    expect(document.title).toBe(title)
  })

  test('begins with kicker and standfirst where it has them', async () => {
    await read([paragraph('متن.')], 'ar', { kicker: 'فكر', standfirst: 'لماذا نعود إلى الكتاب الورقي.' })
    expect(body()).toHaveTextContent(/^فكرفي مديح القراءة البطيئةلماذا نعود إلى الكتاب الورقي\./)
  })

  test('has its blocks in their order, each with its id', async () => {
    const blocks = [
      heading(2, 'تمهيد'),
      paragraph('أول.'),
      separator(),
      quote('اقرأ.'),
      verse(['بيت']),
      list(['بند']),
      figure('images/map.svg', ''),
      table([['خلية']]),
      paragraph('آخر.'),
    ]
    const { element } = await read(blocks)
    const elements = blocks.map(element)
    expect(elements.every((each) => body().contains(each))).toBe(true)
    expect(elements.toSorted((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1))).toEqual(elements)
  })
})

describe('a block', () => {
  test.each([
    ['a paragraph', paragraph('نص'), 'P'],
    ['a heading of level 2', heading(2, 'نص'), 'H2'],
    ['a heading of level 3', heading(3, 'نص'), 'H3'],
    ['a heading of level 4', heading(4, 'نص'), 'H4'],
    ['a quote', quote('نص'), 'BLOCKQUOTE'],
    ['verse', verse(['نص']), 'BLOCKQUOTE'],
    ['a list', list(['نص']), 'UL'],
    ['an ordered list', list(['نص'], { ordered: true }), 'OL'],
    ['a figure', figure('images/map.svg', 'خريطة'), 'FIGURE'],
    ['a separator', separator(), 'HR'],
  ])('that is %s becomes the element that means it', async (_, block, tag) => {
    const { element } = await read([block])
    expect(element(block).tagName).toBe(tag)
  })

  test.each<[string, Block]>([
    ['a paragraph', paragraph('Reading is thinking.', { lang: 'en', dir: 'ltr' })],
    ['a heading', heading(2, 'Reading', { lang: 'en', dir: 'ltr' })],
    ['a quote', quote('Reading is thinking.', { lang: 'en', dir: 'ltr' })],
    ['verse', verse(['Tyger Tyger'], { lang: 'en', dir: 'ltr' })],
    ['a list', list(['One'], { lang: 'en', dir: 'ltr' })],
    ['a figure', figure('images/map.svg', 'A map', { lang: 'en', dir: 'ltr' })],
    ['a table', table([['One']], { lang: 'en', dir: 'ltr' })],
  ])('keeps its own language and direction in an Arabic article: %s', async (_, block) => {
    const { element } = await read([block])
    expect(element(block)).toHaveAttribute('lang', 'en')
    expect(element(block)).toHaveAttribute('dir', 'ltr')
  })

  test('takes the language of the article where it has none of its own', async () => {
    const block = paragraph('نص.')
    const { element } = await read([block])
    expect(element(block)).not.toHaveAttribute('lang')
    expect(element(block)).not.toHaveAttribute('dir')
  })

  test('that is a quote names whose words they are', async () => {
    const block = quote('القراءة غذاء العقل.', { attribution: 'الجاحظ' })
    const { element } = await read([block])
    expect(within(element(block)).getByText('القراءة غذاء العقل.').tagName).toBe('P')
    expect(within(element(block)).getByText('الجاحظ').tagName).toBe('FOOTER')
  })

  test('that is verse keeps its lines and the two halves of each', async () => {
    const block = verse([['قِفا نَبكِ مِن ذِكرى حَبيبٍ وَمَنزِلِ', 'بِسِقطِ اللِوى بَينَ الدَخولِ فَحَومَلِ'], 'سطر بلا شطر'], {
      attribution: 'امرؤ القيس',
    })
    const { element } = await read([block])
    const lines = [...element(block).querySelectorAll('p')]
    expect(lines.map((line) => [...line.children].map((half) => half.textContent))).toEqual([
      ['قِفا نَبكِ مِن ذِكرى حَبيبٍ وَمَنزِلِ', 'بِسِقطِ اللِوى بَينَ الدَخولِ فَحَومَلِ'],
      ['سطر بلا شطر'],
    ])
    expect(element(block)).toHaveTextContent(/امرؤ القيس$/)
  })

  test('that is verse styles words in any half, and across a line', async () => {
    const text = 'أول الأول\tثاني الأول\nأول الثاني\tثاني الثاني'
    const block = verse(
      [
        ['أول الأول', 'ثاني الأول'],
        ['أول الثاني', 'ثاني الثاني'],
      ],
      {
        spans: [spanOn(text, 'أول الثاني', { type: 'emphasis' }), spanOn(text, 'الأول\nأول', { type: 'strong' })],
      },
    )
    const { element } = await read([block])
    const texts = (tag: string) => [...element(block).querySelectorAll(tag)].map((each) => each.textContent)
    expect(texts('strong')).toEqual(['الأول', 'أول'])
    expect(texts('em').join('')).toBe('أول الثاني')
  })

  test('that is a list holds lists, numbered or not as each says', async () => {
    const block = list([
      { text: 'فواكه', ordered: true, items: [{ text: 'تين' }, { text: 'زيتون', items: [{ text: 'أخضر' }] }] },
      'خضر',
    ])
    const { element } = await read([block])
    const outer = element(block)
    expect(
      within(outer)
        .getAllByRole('listitem')
        .filter((item) => item.parentElement === outer),
    ).toHaveLength(2)
    const inner = within(outer).getByText('تين').parentElement
    expect(inner?.tagName).toBe('OL')
    expect(within(outer).getByText('أخضر').parentElement?.tagName).toBe('UL')
    expect(within(outer).getByText('أخضر').closest('ol')).toBe(inner)
  })

  test('that is a figure has its picture with words for who cannot see it, its size, caption and credit', async () => {
    const caption = 'خريطة Baghdad القديمة'
    const block = figure('images/map.svg', 'خريطة مدوّرة لبغداد', {
      caption,
      credit: 'المكتبة الوطنية',
      width: 800,
      height: 450,
      spans: [spanOn(caption, 'Baghdad', { type: 'phrase', lang: 'en', dir: 'ltr' })],
    })
    const { element } = await read([block])
    const picture = within(element(block)).getByRole('img', { name: 'خريطة مدوّرة لبغداد' })
    expect(picture).toHaveAttribute('src', '/articles/images/map.svg')
    expect(picture).toHaveAttribute('width', '800')
    expect(picture).toHaveAttribute('height', '450')
    expect(element(block).querySelector('figcaption')).toHaveTextContent('خريطة Baghdad القديمةالمكتبة الوطنية')
    expect(within(element(block)).getByText('Baghdad')).toHaveAttribute('lang', 'en')
  })

  test('that is a figure without caption and credit has no empty caption', async () => {
    const block = figure('images/map.svg', 'خريطة')
    const { element } = await read([block])
    expect(element(block).querySelector('figcaption')).toBeNull()
  })

  test.each([
    ['ar', 'جدول، مرّر جانبيًّا لرؤيته كاملًا'],
    ['en', 'Table, scroll sideways to see all of it'],
  ] as const)(
    'that is a table has its caption, heads of columns, and a box the keyboard can scroll (%s)',
    async (ui, name) => {
      const block = table(
        [
          ['بغداد', '٧٦٢'],
          ['القاهرة', '٩٦٩'],
        ],
        {
          caption: 'مدن',
          head: [{ text: 'المدينة' }, { text: 'سنة التأسيس' }],
        },
      )
      const { element } = await read([block], ui)
      const box = screen.getByRole('group', { name })
      expect(box).toBe(element(block))
      expect(box).toHaveAttribute('tabindex', '0')
      const shown = within(box).getByRole('table', { name: 'مدن' })
      expect(
        within(shown)
          .getAllByRole('columnheader')
          .map((head) => [head.textContent, head.getAttribute('scope')]),
      ).toEqual([
        ['المدينة', 'col'],
        ['سنة التأسيس', 'col'],
      ])
      expect(
        within(shown)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ).toEqual(['بغداد', '٧٦٢', 'القاهرة', '٩٦٩'])
    },
  )

  test('that is a table without heads and caption has neither', async () => {
    await read([table([['بغداد']])])
    expect(screen.queryByRole('columnheader')).not.toBeInTheDocument()
    expect(screen.getByRole('table').querySelector('caption')).toBeNull()
  })

  test('of a kind that is not known yet is passed over, with all that is unknown', async () => {
    const known = paragraph('معروف.')
    const data = {
      ...article(),
      mood: 'calm',
      blocks: [
        { id: 'film', type: 'film', src: 'film.mp4' },
        { ...known, colour: 'red', spans: [{ start: 0, end: 3, type: 'blink' }] },
      ],
    }
    const admitted = admitArticle(data)
    await renderApp('/ar/read/maqala', { published: published(admitted.ok ? [admitted.value] : []) })
    expect(document.getElementById('film')).toBeNull()
    expect(elementOf(known.id).innerHTML).toBe('معروف.')
  })
})

describe('a span', () => {
  const text = 'قال إن Baghdad عاصمة'

  test.each([
    ['strong', 'STRONG'],
    ['emphasis', 'EM'],
    ['code', 'CODE'],
    ['quote', 'Q'],
  ] as const)('that is %s becomes the element that means it', async (type, tag) => {
    await read([paragraph(text, { spans: [spanOn(text, 'Baghdad', { type })] })])
    expect(screen.getByText('Baghdad').tagName).toBe(tag)
  })

  test('of code runs from left to right', async () => {
    await read([paragraph(text, { spans: [spanOn(text, 'Baghdad', { type: 'code' })] })])
    expect(screen.getByText('Baghdad')).toHaveAttribute('dir', 'ltr')
  })

  test('in another language is set apart with its language and direction', async () => {
    await read([paragraph(text, { spans: [spanOn(text, 'Baghdad', { type: 'phrase', lang: 'en', dir: 'ltr' })] })])
    const phrase = screen.getByText('Baghdad')
    expect([phrase.tagName, phrase.lang, phrase.dir]).toEqual(['BDI', 'en', 'ltr'])
  })

  test('leaves every letter in its place', async () => {
    const block = paragraph(text, {
      spans: [spanOn(text, 'قال', { type: 'strong' }), spanOn(text, 'Baghdad عاصمة', { type: 'emphasis' })],
    })
    const { element } = await read([block])
    expect(element(block).textContent).toBe(text)
  })

  test('may lie in another', async () => {
    const block = paragraph(text, {
      spans: [
        spanOn(text, 'إن Baghdad عاصمة', { type: 'link', href: 'https://example.org/' }),
        spanOn(text, 'Baghdad', { type: 'phrase', lang: 'en', dir: 'ltr' }),
        spanOn(text, 'Baghdad عاصمة', { type: 'strong' }),
      ],
    })
    await read([block])
    const link = within(body()).getByRole('link', { name: 'إن Baghdad عاصمة' })
    const strong = within(link).getByText('عاصمة', { exact: false, selector: 'strong' })
    expect(strong).toHaveTextContent('Baghdad عاصمة')
    expect(within(strong).getByText('Baghdad').tagName).toBe('BDI')
  })

  test.each([
    ['ar', 'يفتح \u2066example.org\u2069'],
    ['en', 'opens example.org'],
  ] as const)('that links to the outside says where to, and tells that site nothing (%s)', async (ui, title) => {
    const spans = [spanOn(text, 'Baghdad', { type: 'link', href: 'https://example.org/baghdad' })]
    await read([paragraph(text, { spans })], ui)
    const link = screen.getByRole('link', { name: 'Baghdad' })
    expect(link).toHaveAttribute('href', 'https://example.org/baghdad')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(link).toHaveAttribute('title', title)
  })

  test.each([
    ['ar', 'Baghdad (يحتاج إلى شبكة)'],
    ['en', 'Baghdad (needs a network)'],
  ] as const)('that links to the outside says when there is no network (%s)', async (ui, name) => {
    const spans = [spanOn(text, 'Baghdad', { type: 'link', href: 'https://example.org/baghdad' })]
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await read([paragraph(text, { spans })], ui)
    const link = screen.getByRole('link', { name })
    expect(link).toHaveAttribute('data-cut-off')
    // What is said of it is no part of the text.
    expect(link.querySelector('[data-aside]')).toHaveTextContent(name.replace('Baghdad ', ''))
    online.mockReturnValue(true)
    act(() => void dispatchEvent(new Event('online')))
    expect(screen.getByRole('link', { name: 'Baghdad' })).not.toHaveAttribute('data-cut-off')
  })

  test('that links to a block leads there', async () => {
    const target = heading(2, 'خاتمة')
    const spans = [spanOn(text, 'Baghdad', { type: 'link', href: `#${target.id}` })]
    const { user, address, element } = await read([paragraph(text, { spans }), target])
    await user.click(screen.getByRole('link', { name: 'Baghdad' }))
    expect(address()).toBe(`/ar/read/maqala#${target.id}`)
    expect(element(target)).toHaveFocus()
  })
})

describe('a note', () => {
  const [first, second] = [note('من كتاب الحيوان.'), note('See the second edition.', { lang: 'en', dir: 'ltr' })]
  const text = 'قال الجاحظ ثم سكت'
  const withNotes = [
    paragraph(text, {
      spans: [
        spanOn(text, 'الجاحظ', { type: 'note-reference', note: first.id }),
        spanOn(text, 'سكت', { type: 'note-reference', note: second.id }),
      ],
    }),
    first,
    paragraph('ثم عاد.'),
    second,
  ]

  test.each([
    ['ar', 'الهامش', 'عودة إلى موضع الهامش ٢ في النص', 'الهوامش'],
    ['en', 'Note', 'Back to the text, note 2', 'Notes'],
  ] as const)('is numbered as its text is, and leads there and back (%s)', async (ui, word, back, title) => {
    const { user, address } = await read(withNotes, ui)
    const references = ['١', '٢'].map((number) => screen.getByRole('doc-noteref', { name: `${word} ${number}` }))
    expect(references.map((reference) => reference.getAttribute('href'))).toEqual(
      [first, second].map(({ id }) => `/${ui}/read/maqala#${id}`),
    )

    await user.click(present(references[1]))
    expect(address()).toBe(`/${ui}/read/maqala#${second.id}`)
    expect(elementOf(second.id)).toHaveFocus()
    await user.click(
      within(screen.getByRole('doc-endnotes', { name: title })).getByRole('doc-backlink', { name: back }),
    )
    expect(references[1]).toHaveFocus()
  })

  test('stands behind its words, which stay as they are', async () => {
    await read(withNotes)
    expect(elementOf(withNotes[0]?.id ?? '')).toHaveTextContent('قال الجاحظ١ ثم سكت٢')
  })

  test.each([
    ['an Arabic article', 'ar', 'ar', 'arab', '١'],
    ['an Arabic article under English', 'ar', 'en', 'arab', '١'],
    ['an Arabic article for a reader of Latin digits', 'ar', 'ar', 'latn', '1'],
    ['an English article under Arabic', 'en', 'ar', 'arab', '1'],
    ['a Persian article', 'fa', 'ar', 'arab', '۱'],
    ['an Urdu article for a reader of Latin digits', 'ur-PK', 'en', 'latn', '1'],
  ] as const)('has the digits of the list of notes: %s', async (_, lang, ui, digits, number) => {
    const shown = article({ lang, dir: directionOf(lang), blocks: withNotes })
    await renderApp(`/${ui}/read/${shown.id}`, { published: published([shown]), preferences: { digits } })
    expect(screen.getAllByRole('doc-noteref')[0]?.textContent).toBe(number)
  })

  test('stands with the others after the text, in its own language', async () => {
    await read(withNotes)
    const notes = within(screen.getByRole('doc-endnotes')).getAllByRole('listitem')
    expect(notes.map(({ id }) => id)).toEqual([first.id, second.id])
    expect(notes[1]).toHaveAttribute('lang', 'en')
    expect(within(present(notes[1])).getByText(/See the second edition/)).toHaveAttribute('dir', 'ltr')
  })

  test('makes no section of notes where there is none', async () => {
    await read([paragraph(text)])
    expect(screen.queryByRole('doc-endnotes')).not.toBeInTheDocument()
  })
})

describe('the byline', () => {
  const told: Partial<Article> = {
    authors: [{ name: 'ليلى الحافظ' }, { name: 'Edward Said' }],
    publisher: { name: 'مجلة ورق' },
    published: '2023-09-03T16:20',
    updated: '2024-01-10',
  }

  async function byline(ui: 'ar' | 'en', preferences: Parameters<typeof renderApp>[1] = {}) {
    const shown = article(told)
    const folder = published([shown], { [shown.id]: { minutes: 7 } })
    await renderApp(`/${ui}/read/${shown.id}`, { published: folder, ...preferences })
    const items = within(within(body()).getAllByRole('list')[0]?.parentElement ?? body()).getAllByRole('listitem')
    return items.map((item) => item.textContent)
  }

  test('is told in Arabic, with the months and digits of the region', async () => {
    expect(await byline('ar')).toEqual([
      'ليلى الحافظ',
      'Edward Said',
      'مجلة ورق',
      'الأحد ٣ أيلول ٢٠٢٣، ٤:٢٠\u00A0م',
      'حُدّثت في ١٠ كانون الثاني ٢٠٢٤',
      '٧ دقائق قراءة',
    ])
  })

  test('is told in Arabic with the months and digits that the reader chose', async () => {
    const facts = await byline('ar', { preferences: { digits: 'latn', months: 'algeria' } })
    expect(facts.slice(3)).toEqual(['الأحد 3 سبتمبر 2023، 4:20\u00A0م', 'حُدّثت في 10 جانفي 2024', '7 دقائق قراءة'])
  })

  test('is told in English above an Arabic article', async () => {
    expect((await byline('en')).slice(3)).toEqual([
      'Sunday 3 September 2023, 4:20\u00A0pm',
      'Updated 10 January 2024',
      '7 minutes’ read',
    ])
    const name = screen.getByText('ليلى الحافظ')
    expect([name.tagName, name.lang, name.dir]).toEqual(['BDI', 'ar', 'rtl'])
    expect(screen.getByText('7 minutes’ read').closest('[lang]')).toHaveAttribute('lang', 'en')
    expect(screen.getByText('7 minutes’ read').closest('[dir]')).toHaveAttribute('dir', 'ltr')
  })

  test('invents neither names nor dates', async () => {
    await read([paragraph('نص.')])
    expect(body().querySelector('time')).toBeNull()
    expect(
      within(body())
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['دقيقة قراءة'])
  })
})

describe('the contents', () => {
  const [one, inner, two] = [heading(2, 'البداية'), heading(3, 'تفصيل'), heading(2, 'الخاتمة')]

  test('come with the third heading', async () => {
    await read([one, inner])
    expect(screen.queryByRole('navigation', { name: 'المحتويات' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'المحتويات' })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', 'المحتويات'],
    ['en', 'Contents'],
  ] as const)('list the headings in the article’s language, one in the other (%s)', async (ui, name) => {
    await read([one, inner, paragraph('نص.'), two], ui)
    const contents = screen.getByRole('navigation', { name })
    expect([contents.lang, contents.dir]).toEqual(['ar', 'rtl'])
    const links = within(contents).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['البداية', 'تفصيل', 'الخاتمة'])
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      [one, inner, two].map(({ id }) => `/${ui}/read/maqala#${id}`),
    )
    const outer = within(contents).getByRole('link', { name: 'البداية' }).closest('li')
    expect(within(outer ?? contents).getByRole('link', { name: 'تفصيل' })).toBeVisible()
  })

  test('mark the section that the address names', async () => {
    const { goTo } = await read([one, inner, two])
    await goTo(`/ar/read/maqala#${inner.id}`)
    const contents = screen.getByRole('navigation', { name: 'المحتويات' })
    expect(within(contents).getByRole('link', { current: 'location' })).toHaveTextContent('تفصيل')
  })

  test('come over the text on a phone, and go when a heading is chosen', async () => {
    const { user, address } = await read([one, inner, two])
    await user.click(screen.getByRole('button', { name: 'المحتويات' }))
    const sheet = await screen.findByRole('dialog', { name: 'المحتويات' })
    await user.click(within(sheet).getByRole('link', { name: 'الخاتمة' }))
    expect(address()).toBe(`/ar/read/maqala#${two.id}`)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(elementOf(two.id)).toHaveFocus()
  })
})

describe('the ways on from an article', () => {
  const arabic = article({
    translationKey: 'slow',
    source: { url: 'https://example.org/slow?x=1', note: 'عن مجلة قديمة.' },
  })
  const english = englishArticle({ translationKey: 'slow' })
  const newer = article({ id: 'newer', title: 'الأحدث' })
  const older = article({ id: 'older', title: 'الأقدم' })
  const folder = published([newer, arabic, english, older])

  test.each([
    ['/ar/read/maqala', 'اقرأها بالإنجليزية', '/ar/read/essay'],
    ['/en/read/maqala', 'Read it in English', '/en/read/essay'],
    ['/ar/read/essay', 'اقرأها بالعربية', '/ar/read/maqala'],
    ['/en/read/essay', 'Read it in Arabic', '/en/read/maqala'],
  ])('lead to the same piece in the other language, leaving the interface alone: %s', async (address, name, href) => {
    await renderApp(address, { published: folder })
    expect(screen.getByRole('link', { name })).toHaveAttribute('href', href)
  })

  test('lead to the corresponding block of the other language', async () => {
    const block = arabic.blocks[0]?.id ?? ''
    await renderApp(`/ar/read/maqala#${block}`, { published: folder })
    expect(screen.getByRole('link', { name: 'اقرأها بالإنجليزية' })).toHaveAttribute('href', `/ar/read/essay#${block}`)
  })

  test('have no other language where there is no pair', async () => {
    await renderApp('/en/read/newer', { published: folder })
    expect(screen.queryByRole('link', { name: /^Read it in/ })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', 'للقراءة أيضًا', 'التاليةالأقدم', 'السابقةالأحدث'],
    ['en', 'More to read', 'Nextالأقدم', 'Previousالأحدث'],
  ])('lead to the neighbours of the same language (%s)', async (ui, title, next, previous) => {
    await renderApp(`/${ui}/read/maqala`, { published: folder })
    const links = within(screen.getByRole('navigation', { name: title })).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual([next, previous])
    expect(links.map((link) => link.getAttribute('href'))).toEqual([`/${ui}/read/older`, `/${ui}/read/newer`])
    expect(screen.getByText('الأقدم')).toHaveAttribute('dir', 'rtl')
  })

  test('have no section where there is no neighbour', async () => {
    await renderApp('/en/read/essay', { published: folder })
    expect(screen.queryByRole('navigation', { name: 'More to read' })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', 'المصدر'],
    ['en', 'Source'],
  ])('name the source and lead to it (%s)', async (ui, title) => {
    await renderApp(`/${ui}/read/maqala`, { published: folder })
    expect(screen.getByRole('heading', { name: title })).toBeVisible()
    expect(screen.getByText('عن مجلة قديمة.')).toHaveAttribute('lang', 'ar')
    const link = screen.getByRole('link', { name: 'example.org' })
    expect(link).toHaveAttribute('href', 'https://example.org/slow?x=1')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  })

  test('name no source where there is none', async () => {
    await renderApp('/en/read/newer', { published: folder })
    expect(screen.queryByRole('heading', { name: 'Source' })).not.toBeInTheDocument()
  })

  test('switch the language of the interface and keep article and place', async () => {
    const block = arabic.blocks[0]?.id ?? ''
    const { user, address } = await renderApp(`/en/read/maqala#${block}`, { published: folder })
    await user.click(screen.getByRole('link', { name: 'العربية' }))
    expect(address()).toBe(`/ar/read/maqala#${block}`)
    expect(document.title).toBe('في مديح القراءة البطيئة · ورق')
    expect(screen.getByRole('link', { name: 'العودة إلى المكتبة' })).toHaveAttribute('href', '/ar/')
  })
})
