import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkArticle } from '#core/article/check.ts'
import type { Article, Block } from '#core/article/schema.ts'
import type { PageOptions } from '#core/importing/html/importPage.ts'
import { problemText, warningText } from '#core/importing/outcome.ts'
import { anyText } from '../../../tests/support/anyText.ts'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { importHtml } from './html.ts'

const BODY =
  'فتحت المكتبة العامة أبوابها صباح أمس بعد ترميم استمر عامين، وقال أمينها إن القاعة الكبرى تتسع اليوم لمئتي قارئ، وإن الفهرس القديم حُفظ كما هو.'
const MORE =
  'وتضم المكتبة نحو أربعين ألف كتاب، بينها مخطوطات نادرة نُقلت إلى خزائن لا يدخلها الضوء، وستُعرض نسخ منها على الزوار في أيام الخميس من كل أسبوع.'
const ENGLISH =
  'The public library opened its doors yesterday after two years of repairs, and the old catalogue was kept, said the librarian.'
const TITLE = 'عودة المكتبة العامة إلى قرائها'

const page = (body: string, head = '', attributes = 'lang="ar" dir="rtl"') =>
  `<!DOCTYPE html><html ${attributes}><head><meta charset="utf-8"><title>${TITLE} - ديوان</title>${head}</head><body>${body}</body></html>`
const article = (body: string) =>
  page(`<article><h1>${TITLE}</h1><div class="entry-content"><p>${BODY}</p>${body}<p>${MORE}</p></div></article>`)

function imported(html: string | Uint8Array, options?: PageOptions) {
  const result = importHtml(html, options)
  if (!result.ok) throw new Error(result.problem)
  const checked = checkArticle(JSON.stringify(result.article))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return result
}
const articleOf = (html: string, options?: PageOptions): Article => imported(html, options).article
/** The blocks between the two paragraphs that every page here has. */
const between = (body: string, options?: PageOptions): Block[] => articleOf(article(body), options).blocks.slice(1, -1)
const notesOf = (html: string) => imported(html).warnings.map(({ note }) => note)

describe('importHtml, the text', () => {
  test('makes paragraphs with what is strong, emphasised, code, quoted and linked in them', () => {
    const [block] = between(
      '<p>قال <b>الأمين</b> إن <em>القاعة</em> تعمل ببرنامج <code>koha</code> وهي <q>كبيرة</q>، كما في <a href="/news/1">الخبر</a> السابق.</p>',
      { url: 'https://diwan.example/2023/page.html' },
    )
    const text = 'قال الأمين إن القاعة تعمل ببرنامج koha وهي كبيرة، كما في الخبر السابق.'
    const range = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })
    expect(block).toMatchObject({
      type: 'paragraph',
      text,
      spans: [
        { type: 'strong', ...range('الأمين') },
        { type: 'emphasis', ...range('القاعة') },
        { type: 'code', ...range('koha') },
        { type: 'quote', ...range('كبيرة') },
        { type: 'link', href: 'https://diwan.example/news/1', ...range('الخبر') },
      ],
    })
  })

  test.each([
    ['a script', 'javascript:alert(1)'],
    ['a place on the page', '#top'],
    ['a file', 'file:///etc/passwd'],
    ['a name before the host', 'https://bank@evil.example/'],
    ['a relative path without an address', 'other.html'],
  ])('keeps the words of a link to %s, and not the link', (_, href) => {
    expect(between(`<p>كما جاء في <a href="${href}">الخبر السابق</a> من قبل.</p>`)).toMatchObject([
      { type: 'paragraph', text: 'كما جاء في الخبر السابق من قبل.' },
    ])
    expect(JSON.stringify(between(`<p>كما <a href="${href}">جاء</a> فيه.</p>`))).not.toContain('"link"')
  })

  test('says how many links it could not keep without the address of the page', () => {
    const html = article('<p>كما في <a href="/a">الخبر</a> و<a href="b.html">الخطة</a> و<a href="#top">الأعلى</a>.</p>')
    expect(imported(html).warnings).toContainEqual({ note: 'links-dropped', line: 1, quote: '2' })
    expect(JSON.stringify(imported(html).article)).not.toContain('"link"')
    expect(imported(html, { url: 'https://diwan.example/' }).warnings).toEqual([])
  })

  test.each(['https://diwan.example/', undefined])(
    'drops a box of related articles (address of the page: %s)',
    (url) => {
      const box = '<p>اقرأ أيضًا</p><ul><li><a href="/a">خبر آخر عن المدينة</a></li><li><a href="/b">وآخر</a></li></ul>'
      const options = url === undefined ? {} : { url }
      expect(between(box, options)).toEqual([])
      expect(notesOf(article(box))).toContain('related-dropped')
    },
  )

  test('sets headings from the second level on', () => {
    const levels = between(`<h3>القاعة</h3><p>${BODY} أولًا.</p><h5>الفهرس</h5><p>${BODY} ثانيًا.</p>`).flatMap(
      (block) => (block.type === 'heading' ? [`${block.level} ${block.text}`] : []),
    )
    expect(levels).toEqual(['2 القاعة', '4 الفهرس'])
  })

  test('keeps lists within lists', () => {
    expect(between('<ol><li>كتب<ul><li>قديمة</li><li>جديدة</li></ul></li><li>مجلات</li></ol>')).toMatchObject([
      {
        type: 'list',
        ordered: true,
        items: [{ text: 'كتب', items: [{ text: 'قديمة' }, { text: 'جديدة' }] }, { text: 'مجلات' }],
      },
    ])
  })

  test('keeps tables, with the names of their columns', () => {
    const table =
      '<table><caption>الكتب</caption><tr><th>النوع<th>العدد<tr><td>مخطوط<td>٤٠<tr><td>مطبوع<td><b>٣٩</b> ألفًا</table>'
    expect(between(table)).toMatchObject([
      {
        type: 'table',
        caption: 'الكتب',
        head: [{ text: 'النوع' }, { text: 'العدد' }],
        rows: [
          [{ text: 'مخطوط' }, { text: '٤٠' }],
          [{ text: 'مطبوع' }, { text: '٣٩ ألفًا', spans: [{ type: 'strong', start: 0, end: 2 }] }],
        ],
      },
    ])
  })

  test('reads a table that only arranges the page as text', () => {
    expect(between(`<table><tr><td><p>${BODY} وهذا جديد.</p></td></tr></table>`)).toMatchObject([{ type: 'paragraph' }])
  })

  test('keeps quotes with whose they are, lines of verse, and code', () => {
    const blocks = between(
      '<blockquote><p>القراءة سفر بلا حقائب</p><footer>— أمين المكتبة</footer></blockquote>' +
        '<p>قفا نبك من ذكرى حبيب ومنزل<br>بسقط اللوى بين الدخول فحومل<br>فتوضح فالمقراة لم يعف رسمها</p>' +
        '<pre><code>for (;;) {\n  read()\n}</code></pre>',
    )
    expect(blocks).toMatchObject([
      { type: 'quote', text: 'القراءة سفر بلا حقائب', attribution: 'أمين المكتبة' },
      {
        type: 'verse',
        text: 'قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها',
      },
      { type: 'verse', dir: 'ltr', text: 'for (;;) {\n  read()\n}', spans: [{ type: 'code', start: 0, end: 21 }] },
    ])
  })

  test('parts paragraphs at two line breaks, and joins lines at one', () => {
    expect(between('<div>سأله عن الكتب:<br>فأجاب بما عنده.<br><br>ثم مضى إلى شأنه.</div>')).toMatchObject([
      { text: 'سأله عن الكتب: فأجاب بما عنده.' },
      { text: 'ثم مضى إلى شأنه.' },
    ])
  })

  test('makes notes of what small numbers lead to, and marks their words', () => {
    const { blocks } = articleOf(
      page(
        `<article><h1>${TITLE}</h1><div class="entry-content"><p>${BODY}</p><p>وقال الأمين<sup id="r1"><a href="#fn1">[1]</a></sup> إنه راضٍ.</p><p>${MORE}</p>` +
          '<ol><li id="fn1">في حديث أمس. <a href="#r1">↩</a></li></ol></div></article>',
      ),
    )
    const note = blocks.find(({ type }) => type === 'note')
    expect(note).toMatchObject({ text: 'في حديث أمس.' })
    expect(blocks[1]).toMatchObject({
      text: 'وقال الأمين إنه راضٍ.',
      spans: [{ type: 'note-reference', start: 5, end: 11, note: note?.id }],
    })
  })

  test('keeps the number of a note in brackets where it stands behind a link', () => {
    const { article: read } = imported(
      article(
        `<p>وقال الأمين إنه راضٍ كما في <a href="https://diwan.example/speech">حديث أمس</a><sup><a href="#n1">1</a></sup>. ${BODY}</p>` +
          '<ol><li id="n1">نشر في بغداد.</li></ol>',
      ),
    )
    expect(read.blocks.map((block) => ('text' in block ? block.text : ''))).toContain(
      `وقال الأمين إنه راضٍ كما في حديث أمس[1]. ${BODY}`,
    )
  })

  test('gives pictures apart, and keeps their captions in their place', () => {
    const { article: read, images } = imported(
      article(
        '<figure><img src="page_files/hall.jpg" alt="قاعة" width="800" height="600"><figcaption>القاعة الكبرى بعد الترميم</figcaption></figure>' +
          '<figure><img src="https://cdn.example/a.jpg" alt=""><figcaption>مصدر الصورة: وكالة الديوان</figcaption></figure>' +
          '<figure><img src="yard.jpg" alt=""><figcaption><i>الساحة</i> في المساء <b>(تصوير: منى فؤاد)</b></figcaption></figure>' +
          '<p><img src="small.gif" width="1" height="1">والنهاية قريبة.</p>',
      ),
    )
    const caption = read.blocks.find((block) => block.type === 'paragraph' && block.text.startsWith('القاعة'))
    // Where the picture does not come along, the credit stays in the paragraph.
    const whole = read.blocks.find((block) => block.type === 'paragraph' && block.text.startsWith('الساحة'))
    expect(whole).toMatchObject({ text: 'الساحة في المساء (تصوير: منى فؤاد)' })
    expect(images).toEqual([
      {
        src: 'page_files/hall.jpg',
        alt: 'قاعة',
        width: 800,
        height: 600,
        caption: 'القاعة الكبرى بعد الترميم',
        captionId: caption?.id,
      },
      {
        src: 'https://cdn.example/a.jpg',
        address: 'https://cdn.example/a.jpg',
        alt: '',
        credit: 'وكالة الديوان',
        afterId: caption?.id,
      },
      {
        src: 'yard.jpg',
        alt: '',
        caption: 'الساحة في المساء',
        spans: [{ type: 'emphasis', start: 0, end: 6 }],
        credit: 'منى فؤاد',
        captionId: whole?.id,
      },
    ])
  })

  test('marks words in another language, and does not believe what letters deny', () => {
    const [block] = between('<p>كتب <span lang="fr">bonjour à tous</span> ثم <span lang="fr">سلام</span> عليكم.</p>')
    expect(block).toMatchObject({ spans: [{ type: 'phrase', lang: 'fr', dir: 'ltr', start: 4, end: 18 }] })
  })
})

describe('importHtml, what is left out', () => {
  const POST = `<h1>${TITLE}</h1><div class="meta">نُشِرَت في ٣ يناير، ٢٠٠٧ ·بقلم سامي درويش /في اليوميات</div><p>${BODY}</p>`
  const COMMENT = `<article class="comment"><time datetime="2011-05-05T10:00">5 مايو 2011</time><p>${ENGLISH} ${'تعليق طويل على ما كتبت. '.repeat(20)}</p></article>`

  test('drops comments inside an article, however many', () => {
    const html = page(`<article>${POST}<div>${COMMENT.repeat(40)}</div></article>`)
    expect(articleOf(html)).toMatchObject({
      title: TITLE,
      published: '2007-01-03',
      authors: [{ name: 'سامي درويش' }],
      blocks: [{ text: BODY }],
    })
    expect(notesOf(html)).toContain('comments-dropped')
  })

  test.each([
    ['the site’s menu', '<nav><a href="/">الرئيسية</a> <a href="/news">أخبار</a></nav>', 'navigation-dropped'],
    [
      'buttons to share',
      '<div class="share-buttons"><a href="#">فيسبوك</a> <a href="#">تويتر</a></div>',
      'share-dropped',
    ],
    [
      'a box of related articles',
      '<div class="related-posts"><a href="/2">معرض المخطوطات</a></div>',
      'related-dropped',
    ],
    [
      'related articles under their label',
      '<h3>أخبار ذات صلة</h3><ul><li><a href="https://d.example/2">معرض المخطوطات</a></li></ul>',
      'related-dropped',
    ],
    ['a line to read also', '<p>اقرأ أيضًا: <a href="/2">معرض المخطوطات</a></p>', 'teaser-dropped'],
    ['the word for advertisements', '<p>إعلان</p>', 'advertisement-dropped'],
    ['a caption cut from the title', '<p>عودة المكتبة العامة إلى</p>', 'cut-title-dropped'],
    ['the title again', `<p>${TITLE}</p>`, 'repeated-title-dropped'],
    ['a button', '<p>طباعة</p>', 'control-word-dropped'],
  ])('drops %s, and says so', (_, body, note) => {
    const html = article(body)
    expect(articleOf(html).blocks).toMatchObject([{ text: BODY }, { text: MORE }])
    expect(notesOf(html)).toContain(note)
    expect(imported(html).warnings.every((warning) => warningText(warning).length > 20)).toBe(true)
  })

  test('drops rules for comments and rights below the text', () => {
    const html = article('').replace(
      '</article>',
      '<p>الآراء الواردة أدناه لا تعبر عن رأي الموقع.</p><p>© 2023 ديوان</p></article>',
    )
    expect(articleOf(html).blocks).toHaveLength(2)
  })

  test('keeps what a browser hides from nobody, and drops what it hides', () => {
    expect(
      between(
        '<p hidden>سر</p><p style="display:none">سر آخر</p><div class="sidebar-box"><p>صندوق من المقال نفسه.</p></div>',
      ),
    ).toMatchObject([{ text: 'صندوق من المقال نفسه.' }])
  })

  test('keeps an article that is a list of links', () => {
    const links = Array.from(
      { length: 30 },
      (_, index) => `<li><a href="https://b.example/${index}">كتاب رقم ${index}</a></li>`,
    )
    const html = page(
      `<main><h1>${TITLE}</h1><div class="post-content"><p>كتب للقراءة:</p><ul>${links.join('')}</ul></div></main>`,
    )
    expect(articleOf(html).blocks).toMatchObject([{ type: 'paragraph' }, { type: 'list' }])
  })
})

describe('importHtml, the metadata', () => {
  const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

  test('trusts JSON-LD, then Open Graph, then meta, then what is shown', () => {
    const json = ld({
      '@graph': [
        { '@type': 'Person', '@id': '#p', name: 'ليلى منصور' },
        {
          '@type': 'NewsArticle',
          headline: TITLE,
          author: { '@id': '#p' },
          datePublished: '2023-09-03T13:20:00+03:00',
          dateModified: '2023-09-04',
          publisher: { name: 'ديوان', url: 'https://diwan.example' },
          articleSection: 'ثقافة',
          keywords: 'كتب، مكتبات',
        },
      ],
    })
    const graph =
      '<meta property="article:published_time" content="2020-01-01"><meta property="og:site_name" content="موقع">'
    const meta = '<meta name="author" content="مدير الموقع"><meta name="date" content="2019-01-01">'
    const shown = `<article><h1>${TITLE}</h1><p>بقلم: سامي درويش</p><p>3 أيلول 2018</p><p>${BODY}</p><p>${MORE}</p></article>`
    expect(articleOf(page(shown, json + graph + meta), { url: 'https://diwan.example/a' })).toMatchObject({
      id: 'auda-almaktaba-alaama-ila-qaraiha',
      title: TITLE,
      kicker: 'ثقافة',
      authors: [{ name: 'ليلى منصور' }],
      publisher: { name: 'ديوان', url: 'https://diwan.example/' },
      published: '2023-09-03T13:20:00+03:00',
      updated: '2023-09-04',
      topics: ['كتب', 'مكتبات'],
      source: { url: 'https://diwan.example/a' },
      blocks: [{ text: BODY }, { text: MORE }],
    })
    expect(articleOf(page(shown, graph + meta))).toMatchObject({ published: '2020-01-01', publisher: { name: 'موقع' } })
    expect(articleOf(page(shown, meta))).toMatchObject({ published: '2019-01-01', authors: [{ name: 'سامي درويش' }] })
    expect(articleOf(page(shown))).toMatchObject({ published: '2018-09-03', authors: [{ name: 'سامي درويش' }] })
  })

  test.each([
    ['the heading that the window repeats', `<h1>شعار</h1><h1>${TITLE}</h1>`, '', TITLE],
    [
      'Open Graph without the site',
      '',
      `<meta property="og:title" content="${TITLE} | ديوان"><meta property="og:site_name" content="ديوان">`,
      TITLE,
    ],
    ['the window without the site', '', '', TITLE],
    [
      'an entity escaped twice',
      '',
      '<meta property="og:title" content="قال &amp;quot;نعم&amp;quot; وعاد">',
      'قال "نعم" وعاد',
    ],
  ])('takes the title from %s', (_, headings, head, title) => {
    expect(articleOf(page(`${headings}<div><p>${BODY}</p><p>${MORE}</p></div>`, head)).title).toBe(title)
  })

  test('takes the day from the address where nothing else has one', () => {
    expect(articleOf(article(''), { url: 'https://diwan.example/2013/8/3/library.html' }).published).toBe('2013-08-03')
  })

  test.each([
    ['declared wrongly', 'lang="en" dir="ltr"', BODY, 'ar', 'rtl'],
    ['not declared', '', BODY, 'ar', 'rtl'],
    ['declared with a region', 'lang="ar-EG" dir="rtl"', BODY, 'ar-EG', 'rtl'],
    [
      'of another language in the same script',
      'lang="ar"',
      'کتابخانه‌ی عمومی شهر پس از دو سال بازسازی گشوده شد و گنجینه‌ی کهن آن برجا ماند. پنج چراغ کوچک در آن می‌سوزد.',
      'fa',
      'rtl',
    ],
    [
      'in French',
      'lang="fr"',
      'La bibliothèque publique a rouvert ses portes hier, après deux ans de travaux. '.repeat(3),
      'fr',
      'ltr',
    ],
  ])('tells the language and direction of a page %s', (_, attributes, body, lang, dir) => {
    const html = `<html ${attributes}><title>x</title><body><article><p>${body}</p><p>${body.slice(0, 60)}</p></article>`
    expect(articleOf(html)).toMatchObject({ lang, dir })
  })

  test('takes what it is told', () => {
    expect(articleOf(article(''), { lang: 'ar-SY', id: 'library', title: 'المكتبة' })).toMatchObject({
      lang: 'ar-SY',
      id: 'library',
      title: 'المكتبة',
    })
  })
})

describe('importHtml, any input', () => {
  test('reads bytes by what they are', () => {
    const utf16 = Buffer.from(`\uFEFF${article('')}`, 'utf16le')
    expect(articleOf(new TextDecoder('utf-16le').decode(utf16)).title).toBe(TITLE)
    expect(imported(new Uint8Array(utf16)).article.blocks).toMatchObject([{ text: BODY }, { text: MORE }])
  })

  test.each([
    ['', 'empty'],
    ['<html><body><script>x()</script></body></html>', 'empty'],
    ['<title>عودة</title><body>', 'no-body'],
    [`<p>كلمة</p>`.repeat(50_001), 'too-large'],
    [`<ul>${'<li>كلمة'.repeat(50_001)}</ul>`, 'too-large'],
  ] as const)('refuses what is no article (%#)', (html, problem) => {
    expect(importHtml(html)).toEqual({ ok: false, problem })
    expect(problemText(problem).length).toBeGreaterThan(15)
  })

  test('makes only articles that pass the check, of any markup', () => {
    const tag = fc.constantFrom(
      ...'p div b i a ul ol li table tr td th h1 h2 h3 blockquote figure figcaption img br hr pre code sup article nav section span q'.split(
        ' ',
      ),
    )
    const attributes = fc.constantFrom(
      '',
      ' href="#n"',
      ' href="/x y"',
      ' id="n"',
      ' lang="fr"',
      ' src="a.png"',
      ' class="share"',
      ' hidden',
    )
    const piece = fc.oneof(
      fc.tuple(tag, attributes).map(([name, more]) => `<${name}${more}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom(
        BODY,
        ENGLISH,
        '1',
        '[1]',
        '&amp;',
        '&#x202E;',
        '<!--',
        '-->',
        '<',
        '3 سبتمبر 2023',
        'بقلم: سامي',
        ' ',
      ),
      anyText,
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const result = importHtml(pieces.join(''))
        expect(result.ok ? checkArticle(JSON.stringify(result.article)).ok : true).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['tags within tags', '<div>'.repeat(100_000) + BODY],
    ['marks within marks', '<b>'.repeat(300_000) + BODY],
    ['attributes', `<p ${'a=b '.repeat(300_000)}>${BODY}`],
    ['opening brackets', '<'.repeat(1_000_000)],
    ['paragraphs', `<p>${BODY}</p>`.repeat(4000)],
    ['spaces in code', `<p>${BODY}</p><pre>x${' '.repeat(200_000)}x</pre>`],
    ['arrows in a note', `<p>${BODY}<sup><a href="#n">1</a></sup></p><p id=n>${'^'.repeat(200_000)}x</p>`],
  ])('is quick with a page of nothing but %s', (_, html) => {
    expect(cpuTime(() => importHtml(html))).toBeLessThan(5000)
  })
})
