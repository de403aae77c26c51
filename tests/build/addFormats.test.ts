import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '#build/addArticles.ts'
import { checkArticle } from '#core/article/check.ts'
import type { Article, Block, Span } from '#core/article/schema.ts'
import { emptyFolder, runCommand } from './commands.ts'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove } = await emptyFolder())
  vi.stubEnv('CONTENT_DIR', path.join(folder, 'articles'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await remove()
})

const add = (args: string[], input?: Uint8Array) => runCommand(run, args, input)
const stored = async (name: string): Promise<Article> =>
  JSON.parse(await readFile(path.join(folder, 'articles', `${name}.json`), 'utf8'))
const inFolder = async (name = '') =>
  (await readdir(path.join(folder, 'articles', name)).catch((): string[] => [])).toSorted()
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const at = path.join(folder, name)
  await mkdir(path.dirname(at), { recursive: true })
  await writeFile(at, content)
  return at
}
/** The article that a text becomes, and what was said on the way. */
async function imported(
  name: string,
  content: string,
  ...options: string[]
): Promise<{ article: Article; err: string }> {
  const { out, err } = await add(['--stdout', ...options, await file(name, content)])
  const article: Article = JSON.parse(out)
  expect(checkArticle(out)).toMatchObject({ ok: true })
  return { article, err }
}
/** What a block says and which words of it are marked: `strong: words`. */
const marked = ({ text, spans = [] }: { text: string; spans?: Span[] | undefined }) =>
  spans.map((span) => `${span.type === 'link' ? span.href : span.type}: ${text.slice(span.start, span.end)}`)
const textBlock = (article: Article, at: number) => {
  const block = article.blocks[at]
  if (block === undefined || !('text' in block)) throw new Error(`block ${at} has no text`)
  return block
}
const kinds = ({ blocks }: Article) =>
  blocks.map((block: Block) => (block.type === 'heading' ? `h${block.level}` : block.type))

const essay = `---
title: في مديح الخرائط
author: [نورا الحسن, Sami Darwish]
date: 2024-05-02T09:30:00+03:00
tags: [خرائط]
summary: لماذا نحب أن نرى الطريق قبل أن نمشيه
source: https://example.org/maps
translationKey: maps
kicker: مقالة
---

# في مديح الخرائط

الخريطة **وعدٌ بالطريق**، كما في [كتاب البلدان](/books/1 "عنوان") لليعقوبي[^1]، و\`grep\` لا يرسمها.
سطر ثان من *الفقرة* نفسها.

## القسم الأول {#first}

> الأرض بساط.
> — الإدريسي

1. بند أول
   - بند داخلي
2. بند **ثان**

| المدينة | السنة |
| ------- | ----- |
| بغداد   | 762   |

***

\`\`\`sh
ls -l
cd ..
\`\`\`

<details><summary>المزيد</summary>نص <b>داخلي</b></details>

[^1]: توفي بعد سنة *284*.
`

describe('npm run add, with Markdown', () => {
  test('reads front matter, blocks, spans and notes', async () => {
    const { article } = await imported('maps.md', essay)
    expect({ ...article, blocks: [] }).toEqual({
      format: 1,
      id: 'fi-madih-alkharait',
      lang: 'ar',
      dir: 'rtl',
      title: 'في مديح الخرائط',
      kicker: 'مقالة',
      standfirst: 'لماذا نحب أن نرى الطريق قبل أن نمشيه',
      authors: [{ name: 'نورا الحسن' }, { name: 'Sami Darwish' }],
      published: '2024-05-02T09:30:00+03:00',
      topics: ['خرائط'],
      source: { url: 'https://example.org/maps' },
      translationKey: 'maps',
      blocks: [],
    })
    expect(kinds(article)).toEqual([
      'paragraph',
      'h2',
      'quote',
      'list',
      'table',
      'separator',
      'verse',
      'paragraph',
      'paragraph',
      'note',
    ])
    const first = textBlock(article, 0)
    expect(first.text).toBe(
      'الخريطة وعدٌ بالطريق، كما في كتاب البلدان لليعقوبي، وgrep لا يرسمها. سطر ثان من الفقرة نفسها.',
    )
    expect(marked(first)).toEqual([
      'strong: وعدٌ بالطريق',
      'https://example.org/books/1: كتاب البلدان',
      'note-reference: لليعقوبي',
      'code: grep',
      'emphasis: الفقرة',
    ])
    expect(first.spans?.[2]).toMatchObject({ note: article.blocks.at(-1)?.id })
    expect(article.blocks[2]).toMatchObject({ text: 'الأرض بساط.', attribution: 'الإدريسي' })
    expect(article.blocks[3]).toMatchObject({
      ordered: true,
      items: [
        { text: 'بند أول', items: [{ text: 'بند داخلي' }] },
        { text: 'بند ثان', spans: [{ type: 'strong', start: 4, end: 7 }] },
      ],
    })
    expect(article.blocks[4]).toMatchObject({
      head: [{ text: 'المدينة' }, { text: 'السنة' }],
      rows: [[{ text: 'بغداد' }, { text: '762' }]],
    })
    expect(article.blocks[6]).toMatchObject({ text: 'ls -l\ncd ..', dir: 'ltr' })
    expect(marked(textBlock(article, 8))).toEqual(['strong: داخلي'])
  })

  test('makes no markup of HTML, and leaves out what is no words, saying so', async () => {
    const { article, err } = await imported(
      'x.md',
      '# Title\n\nText <b onclick="x()">bold</b> <script>alert(1)</script> end <img src=x onerror=alert(1)>.\n\n<iframe src="https://evil.example"></iframe>\n\n[link](javascript:alert(1)) [mail](mailto:a@b.example) [odd](data:text/html,x)\n',
    )
    expect(JSON.stringify(article)).not.toMatch(/alert|onclick|iframe|javascript|evil/)
    expect(marked(textBlock(article, 0))).toEqual(['strong: bold'])
    expect(marked(textBlock(article, 1))).toEqual(['mailto:a@b.example: mail'])
    expect(err).toMatch(/x\.md:5: warning: left out HTML that is not words: <iframe/)
  })

  test('reads English with TOML, boxes, shortcodes and a verse', async () => {
    const { article, err } = await imported(
      'river.mdx',
      '+++\ntitle = "The river"\ndate = 2021-07-01\nauthors = ["Ada Grey"]\n+++\nimport X from \'./x\'\n\n<Layout>\n\n:::note Beware\nThe bank is steep.\n:::\n\n{{< youtube 42 >}}\n\nThe water goes  \nthe water stays  \nthe stones beneath  \nremember days\n\n</Layout>\n',
    )
    expect(article).toMatchObject({
      title: 'The river',
      lang: 'en',
      dir: 'ltr',
      published: '2021-07-01',
      authors: [{ name: 'Ada Grey' }],
    })
    expect(article.blocks).toMatchObject([
      { type: 'paragraph', text: 'Beware The bank is steep.' },
      { type: 'verse', text: 'The water goes\nthe water stays\nthe stones beneath\nremember days' },
    ])
    expect(err).toMatch(/river\.mdx:14: warning: left out a shortcode: {{< youtube 42 >}}/)
  })

  test.each([
    ['# العنوان\n\nنص.', 'العنوان', 1],
    ['العنوان\n===\n\nنص.', 'العنوان', 1],
    ['## تمهيد\n\nنص.\n\n## خاتمة\n\nنص آخر.', 'تمهيد', 3],
  ])('takes the title of %j from its headings', async (text, title, blocks) => {
    const { article } = await imported('t.md', text)
    expect(article.title).toBe(title)
    expect(article.blocks).toHaveLength(blocks)
  })

  test('says that there is no title, or no text', async () => {
    expect((await add([await file('a.md', 'نص بلا عنوان.')])).err).toMatch(/a\.md: has no title/)
    expect((await add([await file('b.md', '# عنوان')])).err).toMatch(/b\.md: has a title but no text/)
    expect((await add([await file('c.md', '<!-- -->')])).err).toMatch(/c\.md: has no text/)
  })
})

const whole =
  '<p>وصل القطار إلى <b>المدينة</b> قبل الفجر.</p><p>ولم يكن على الرصيف أحد.</p><p>&nbsp;<a href="/next">تتمة</a></p>'
const escaped = whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const rss = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>صحيفة النهر</title><link>https://example.org/</link><language>ar</language>
<item><title>قطار الفجر &amp; المدينة</title><link>https://example.org/1</link><dc:creator>سعاد حداد</dc:creator><category>مدن</category>
<pubDate>Tue, 05 Mar 2024 08:15:00 +0300</pubDate><description>موجز.</description><content:encoded><![CDATA[${whole}]]></content:encoded></item>
<item><title>خبر قصير &x;</title><link>https://example.org/2</link><description>موجز لا غير.</description></item>
<item><title>وصفه كله</title><link>https://example.org/3</link><author>noreply@example.org (علي منصور)</author><description>${escaped}</description></item>
</channel></rss>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Ferry</title><link href="https://example.org/en/"/>
<entry><title type="html">Night &lt;i&gt;boat&lt;/i&gt;</title><link rel="alternate" href="night"/><author><name>Ada Grey</name></author>
<published>2023-01-02T03:04:05Z</published><updated>2023-02-02T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The boat left <em>late</em>.</p><ul><li>One</li><li>Two</li></ul></div></content></entry>
<entry><title>Only a summary</title><summary>Short.</summary></entry></feed>`
const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Ferry',
  language: 'en',
  authors: [{ name: 'Ada Grey' }],
  items: [
    {
      id: '1',
      url: 'https://example.org/a',
      title: 'By boat',
      content_html: '<p>We went by boat.</p>',
      date_published: '2022-05-06T07:08:09Z',
      tags: ['sea'],
    },
    { id: '2', title: 'By foot', content_text: 'We went by foot.\n\nIt took all day and most of the evening.' },
    { id: '3', title: 'Later', summary: 'Soon.' },
  ],
})

describe('npm run add, with links that are relative', () => {
  test('resolves those of Markdown by --url, and says so where nothing gives an address', async () => {
    const text = '# The map\n\nSee [the legend](legend.md) and [the index](/index.html).\n'
    const { out, err } = await add(['--stdout', await file('map.md', text)])
    expect(err).toMatch(/map\.md:1: warning: kept only the words of links .* \(--url says .*\): 2\n/)
    expect(JSON.parse(out).blocks).toEqual([expect.not.objectContaining({ spans: expect.anything() })])
    const known = await imported('map.md', text, '--url', 'https://example.org/maps/map.html')
    expect(known.article).toMatchObject({
      source: { url: 'https://example.org/maps/map.html' },
      blocks: [{ spans: [{ href: 'https://example.org/maps/legend.md' }, { href: 'https://example.org/index.html' }] }],
    })
  })
})

describe('npm run add, with feeds', () => {
  test('makes an article of each entry of RSS with its whole text, and lists the others', async () => {
    const { code, out, err } = await add([await file('feed.xml', rss)])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(2)
    const articles = await Promise.all((await inFolder()).map((name) => stored(path.basename(name, '.json'))))
    expect(articles.find(({ title }) => title.startsWith('قطار'))).toMatchObject({
      title: 'قطار الفجر & المدينة',
      lang: 'ar',
      authors: [{ name: 'سعاد حداد' }],
      publisher: { name: 'صحيفة النهر', url: 'https://example.org/' },
      published: '2024-03-05T08:15:00+03:00',
      topics: ['مدن'],
      source: { url: 'https://example.org/1' },
      blocks: [
        { text: 'وصل القطار إلى المدينة قبل الفجر.', spans: [{ type: 'strong' }] },
        { text: 'ولم يكن على الرصيف أحد.' },
        { text: 'تتمة', spans: [{ type: 'link', href: 'https://example.org/next' }] },
      ],
    })
    expect(articles.find(({ title }) => title === 'وصفه كله')).toMatchObject({ authors: [{ name: 'علي منصور' }] })
    expect(err).toMatch(/^only a summary +خبر قصير/m)
    expect(err).toMatch(/feed\.xml: left out: has only a summary of “خبر قصير &x;”$/m)
    expect(err + JSON.stringify(articles)).not.toMatch(/root:/)
  })

  test('reads Atom and JSON Feed', async () => {
    const boat = await imported('feed.atom', atom)
    expect(boat.article).toMatchObject({
      title: 'Night boat',
      lang: 'en',
      authors: [{ name: 'Ada Grey' }],
      published: '2023-01-02T03:04:05Z',
      updated: '2023-02-02T00:00:00Z',
      source: { url: 'https://example.org/en/night' },
      blocks: [{ text: 'The boat left late.' }, { type: 'list', items: [{ text: 'One' }, { text: 'Two' }] }],
    })
    const { out } = await add(['--stdout', await file('feed.json', jsonFeed)])
    expect(JSON.parse(out)).toMatchObject([
      { title: 'By boat', published: '2022-05-06T07:08:09Z', topics: ['sea'], authors: [{ name: 'Ada Grey' }] },
      {
        title: 'By foot',
        blocks: [{ text: 'We went by foot.' }, { text: 'It took all day and most of the evening.' }],
      },
    ])
  })

  test.each([
    [
      'the address of the entry',
      '',
      '<link href="/en/night"/>',
      '<content type="html">',
      'https://example.org/en/night',
      'https://example.org/en/map',
    ],
    [
      'the base of the feed',
      'xml:base="https://base.example/feed/"',
      '<link href="night"/>',
      '<content type="html">',
      'https://base.example/feed/night',
      'https://base.example/feed/map',
    ],
    [
      'the base of the entry within that of the feed',
      'xml:base="https://base.example/feed/"',
      'xml:base="entries/"><link href="night"/',
      '<content type="html">',
      'https://base.example/feed/entries/night',
      'https://base.example/feed/entries/map',
    ],
    [
      'the base of the text alone',
      '',
      '<link href="/en/night"/>',
      '<content type="html" xml:base="https://media.example/">',
      'https://example.org/en/night',
      'https://media.example/map',
    ],
    [
      'a base of the text that is relative to the site',
      '',
      '<link href="/en/night"/>',
      '<content type="html" xml:base="/media/">',
      'https://example.org/en/night',
      'https://example.org/media/map',
    ],
  ])('resolves addresses in Atom by %s', async (_, feed, entry, content, address, target) => {
    const open = entry.startsWith('xml:base') ? `<entry ${entry}>` : `<entry>${entry}`
    const { article } = await imported(
      'base.atom',
      `<feed xmlns="http://www.w3.org/2005/Atom" ${feed}><title>T</title><link href="https://example.org/"/>${open}<title>Night</title>
${content}&lt;p>See the &lt;a href="map">map&lt;/a> of it.&lt;/p>&lt;figure>&lt;img src="map">&lt;figcaption>The river&lt;/figcaption>&lt;/figure></content></entry></feed>`,
    )
    expect(article).toMatchObject({
      source: { url: address },
      blocks: [{ spans: [{ type: 'link', href: target }] }, { text: 'The river', spans: [{ href: target }] }],
    })
  })

  test('resolves addresses in XHTML by the base of each element, however deep, and what it stands in', async () => {
    const { article } = await imported(
      'deep.atom',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/feed/"><title>T</title><entry><title>Night</title><link href="night"/>
<content type="xhtml" xml:base="text/"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="more/"><p><a href="one">One</a> way, and <a xml:base="https://media.example/a/" href="two">two</a>.</p>
<div xml:base="/top/"><p>Then <a href="three">three</a>, <a href="../four">four</a>, <span xml:base="http://[broken"><a href="five">five</a></span>.</p></div><p>And <a href="https://other.example/six">six</a> is the last.</p></div></content></entry></feed>`,
    )
    expect(article.source).toEqual({ url: 'https://base.example/feed/night' })
    expect(article.blocks.map((block) => ('text' in block ? marked(block) : []))).toEqual([
      ['https://base.example/feed/text/more/one: One', 'https://media.example/a/two: two'],
      [
        'https://base.example/top/three: three',
        'https://base.example/four: four',
        'https://base.example/top/five: five',
      ],
      ['https://other.example/six: six'],
    ])
  })

  test('resolves nothing by a base that is longer than any address', async () => {
    const { article } = await imported(
      'long.atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link href="https://example.org/"/><entry><title>Night</title><content type="xhtml"><div xml:base="https://example.org/${'a/'.repeat(500_000)}">${'<a href="b">One</a> '.repeat(20_000)}</div></content></entry></feed>`,
    )
    expect(JSON.stringify(article).length).toBeLessThan(5_000_000)
  })

  test('resolves addresses in RSS and JSON Feed by the entry, else by the site', async () => {
    const item = (link: string) =>
      `<rss><channel><title>T</title><link>https://example.org/site/</link><item><title>A</title>${link}<content:encoded>&lt;p>See &lt;a href="map">it&lt;/a>.&lt;/p></content:encoded></item></channel></rss>`
    const entry = (url?: string) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        home_page_url: 'https://example.org/site/',
        items: [{ title: 'A', url, content_html: '<p>See <a href="map">it</a>.</p>' }],
      })
    for (const [source, href] of [
      [item('<link>https://example.org/a/b</link>'), 'https://example.org/a/map'],
      [item(''), 'https://example.org/site/map'],
      [item('').replace('<item>', '<item xml:base="/items/">'), 'https://example.org/items/map'],
      [entry('/a/b'), 'https://example.org/a/map'],
      [entry(), 'https://example.org/site/map'],
    ] as const) {
      const { article } = await imported('base.xml', source)
      expect(article.blocks).toMatchObject([{ spans: [{ type: 'link', href }] }])
    }
  })

  test('makes a title for an entry of text that has none, and keeps all its words', async () => {
    const text = 'خرجت اليوم إلى السوق القديم فوجدت بابه مفتوحًا لأول مرة منذ ثلاث سنوات، فدخلت.'
    const untitled = { version: 'https://jsonfeed.org/version/1.1', title: 'يوميات', items: [{ content_text: text }] }
    const { code, out } = await add(['--stdout', await file('notes.json', JSON.stringify(untitled))])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ lang: 'ar', blocks: [{ type: 'paragraph', text }] })
    expect(text.startsWith(JSON.parse(out).title.replace('…', ''))).toBe(true)
  })

  test('reads the encoding that a feed declares, and leaves out what blogs set below each entry', async () => {
    const windows1256 = 'ا:C7 ل:E1 س:D3 و:E6 ق:DE د:CF ي:ED م:E3 ع:DA'.split(' ').map((pair) => pair.split(':'))
    const byteOf = new Map(windows1256.map(([letter, hex = '']) => [letter, Number.parseInt(hex, 16)]))
    const bytes = (words: string) => [...words].map((letter) => byteOf.get(letter) ?? letter.charCodeAt(0))
    const head = '<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>'
    const middle = '</title><description>&lt;p>'
    const foot =
      '&lt;/p>&lt;p>The post &lt;a>x&lt;/a> appeared first on Diwan.&lt;/p></description></item></channel></rss>'
    const words = 'السوق القديم يعود'
    const body = Array.from({ length: 8 }, () => words).join(' ')
    const source = Uint8Array.from([head, words, middle, body, foot].flatMap(bytes))
    const { code, out } = await add(['--stdout', await file('old.xml', source)])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ title: words, dir: 'rtl', blocks: [{ text: body }] })
    expect(JSON.parse(out).blocks).toHaveLength(1)
  })

  test('says so where there is nothing but summaries, or no feed', async () => {
    const summaries = rss.replace(/<content:encoded>.*<\/content:encoded>/, '').replace(escaped, 'قصير')
    expect(await add([await file('s.xml', summaries)])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(
        /s\.xml: left out: has only a summary of “خبر قصير &x;”\n[^]*s\.xml: has no article in it, only summaries/,
      ),
    })
    expect(await add([await file('many.xml', `<rss><channel>${'<x/>'.repeat(200_000)}`)])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/many\.xml: is too large a feed: it may have 5 MB and 200000 elements/),
    })
    expect((await add([await file('o.xml', '<opml><body/></opml>')])).err).toMatch(
      /o\.xml: is XML or JSON, but no feed/,
    )
  })
})

describe('npm run add, with images', () => {
  test('copies images beside the file, encoded anew and with their sizes, and leaves those on the web there', async () => {
    const photograph = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#846' } })
      .jpeg()
      .toBuffer()
    await file('site/img/خريطة قديمة.jpg', photograph)
    await file(
      'site/img/a.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h9"/></svg>',
    )
    await file('site/img/bad.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await file(
      'secret.png',
      await sharp({ create: { width: 4, height: 4, channels: 3, background: '#000' } })
        .png()
        .toBuffer(),
    )
    await file('site/broken.png', 'not an image')
    const page = await file(
      'site/page.md',
      '# عنوان\n\nفقرة أولى.\n\n![خريطة](img/%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9%20قديمة.jpg "الطريق **كله**")\n\n![رسم](img/a.svg)\n\n![](img/bad.svg)\n\n![](../secret.png)\n\n![](broken.png)\n\n![صورة بعيدة](https://example.org/far.jpg)\n',
    )
    const { code, err } = await add(['--id', 'maps', page])
    expect(code).toBe(0)
    const { blocks } = await stored('maps')
    expect(blocks).toMatchObject([
      { text: 'فقرة أولى.' },
      {
        type: 'figure',
        src: expect.stringMatching(/^images\/kharita-qadima-[0-9a-f]{10}\.webp$/),
        alt: 'خريطة',
        width: 1600,
        height: 800,
      },
      {
        type: 'figure',
        src: expect.stringMatching(/^images\/a-[0-9a-f]{10}\.svg$/),
        alt: 'رسم',
        width: 40,
        height: 30,
      },
      { text: 'صورة بعيدة', spans: [{ type: 'link', href: 'https://example.org/far.jpg' }] },
    ])
    const names = await inFolder('images')
    expect(names.map((name) => path.extname(name))).toEqual(['.svg', '.webp'])
    expect(await sharp(path.join(folder, 'articles/images', names[1] ?? '')).metadata()).toMatchObject({
      format: 'webp',
      width: 1600,
    })
    expect(err).toMatch(/left out a drawing \(SVG\) with scripts.*: img\/bad\.svg/)
    expect(err).toMatch(/not beside the file: \.\.\/secret\.png/)
    expect(err).toMatch(/is damaged, .*: broken\.png/)
  })

  test('names images in the JSON without writing anything', async () => {
    await file(
      'a.png',
      await sharp({ create: { width: 8, height: 6, channels: 3, background: '#123' } })
        .png()
        .toBuffer(),
    )
    const { article } = await imported('a.md', '# Title\n\nText.\n\n![A square](a.png)')
    expect(article.blocks[1]).toMatchObject({ type: 'figure', width: 8, height: 6 })
    expect(await inFolder()).toEqual([])
  })
})

describe('npm run add, with folders', () => {
  test('reads all that can be an article, passes over the rest, and ends with a table', async () => {
    await file('in/one.txt', 'عودة المكتبة\n\nفتحت المكتبة أبوابها صباح أمس.')
    await file('in/deep/two.md', '# The river\n\nIt rose in the night.')
    await file('in/deep/empty.md', '')
    await file('in/notes.docx', 'x')
    await file('in/package.json', '{"name":"x"}')
    await file('in/page_files/a.html', '<p>x</p>')
    await file('in/.hidden.md', '# x\n\ny')
    const { code, out, err } = await add([path.join(folder, 'in')])
    expect(code).toBe(0)
    expect(await inFolder()).toEqual(['auda-almaktaba.json', 'the-river.json'])
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(err).toMatch(/empty\.md: left out: has no text in it/)
    const table = err.slice(err.indexOf('state'))
    expect(table.split('\n').map((line) => line.split(/ {2,}/)[0])).toEqual([
      'state',
      'new',
      'new',
      'left out',
      'passed over',
      'passed over',
      '',
    ])
    expect(table).toMatch(/^new +1 +7 +0 +The river$/m)
  })

  test('refuses a folder without an article', async () => {
    await file('in/a.docx', 'x')
    expect(await add([path.join(folder, 'in')])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/in: has no article in it/),
    })
  })

  test('shows how far it is to who watches', async () => {
    const shown: string[] = []
    await file('in/a.md', '# A\n\nText.')
    await file('in/b.md', '# B\n\nText.')
    await run([path.join(folder, 'in')], {
      out: async () => {},
      err: async () => {},
      readInput: async () => new Uint8Array(),
      progress: (text) => shown.push(text),
    })
    expect(shown).toEqual([expect.stringMatching(/^1 of 2: .*a\.md$/), expect.stringMatching(/^2 of 2: .*b\.md$/), ''])
  })
})

describe('npm run add, a second time', () => {
  const first =
    '---\nid: maps\n---\n# الخرائط\n\nفقرة أولى عن الخرائط القديمة في مكتبة المدينة.\n\nفقرة ثانية عن الطرق والأنهار والجسور.\n'
  const second = first
    .replace('القديمة', 'العتيقة')
    .replace('فقرة ثانية', 'فقرة جديدة كل الجدة لا صلة لها بما قبلها.\n\nفقرة ثانية')

  test('updates in place: ids stay, what an editor added stays, and it says what changed', async () => {
    await add([await file('maps.md', first)])
    const before = await stored('maps')
    await writeFile(
      path.join(folder, 'articles/maps.json'),
      JSON.stringify({ ...before, translationKey: 'maps', extra: 1 }),
    )
    const { out, err } = await add([await file('maps.md', second)])
    const after = await stored('maps')
    expect(out).toMatch(/maps\.json\n$/)
    expect(after).toMatchObject({
      id: 'maps',
      translationKey: 'maps',
      extra: 1,
      updated: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    expect(after.blocks.map(({ id }) => before.blocks.findIndex((block) => block.id === id))).toEqual([0, -1, 1])
    expect(err).toMatch(/maps\.json: added b\w+: فقرة جديدة/)
    expect(err).toMatch(/maps\.json: changed b\w+: فقرة أولى/)
    expect(Object.keys(after).at(-1)).toBe('blocks')
  })

  test('leaves the file as it is, to the letter, where nothing changed', async () => {
    await add([await file('maps.md', first)])
    const at = path.join(folder, 'articles/maps.json')
    await writeFile(at, JSON.stringify(await stored('maps')))
    const before = await readFile(at, 'utf8')
    await add([await file('maps.md', first)])
    expect(await readFile(at, 'utf8')).toBe(before)
  })

  test('takes another text of the same title for another article', async () => {
    await add([await file('a.txt', 'افتتاحية العدد\n\nنكتب هذا الشهر عن الماء وأهله.')])
    await add([await file('b.txt', 'افتتاحية العدد\n\nتغيرت أسعار الورق فتغيرت المجلة كلها.')])
    expect(await inFolder()).toHaveLength(2)
  })
})

describe('npm run add, with text to repair', () => {
  const broken = 'عـــودة  المكتبة\n\nفتحت اﻟﻤﻜﺘﺒﺔ أبوابها للقراء والزوار من كل الأعمار.'

  test('repairs it and says so', async () => {
    const { article, err } = await imported('a.txt', broken)
    expect(article.title).toBe('عودة المكتبة')
    expect(textBlock(article, 0).text).toContain('المكتبة')
    expect(err).toMatch(/a\.txt: repaired: has printed shapes/)
    expect(err).toMatch(/a\.txt: repaired: has stretched words/)
  })

  test('leaves it with --no-repair', async () => {
    const { article, err } = await imported('a.txt', broken, '--no-repair')
    expect(article.title).toBe('عـــودة المكتبة')
    expect(err).not.toContain('repaired')
  })

  test('reads a text that was UTF-8 taken for windows-1252', async () => {
    const text = 'عودة المكتبة\n\nفتحت المكتبة أبوابها للقراء والزوار من كل الأعمار.'
    const wrong = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
    const { article, err } = await imported('a.txt', wrong)
    expect(article).toMatchObject({ title: 'عودة المكتبة', lang: 'ar' })
    expect(err).toMatch(/^\S*a\.txt: repaired: was read in the wrong encoding before[^\n]*\n$/)
  })
})

test('npm run add refuses article JSON of a newer format politely', async () => {
  expect((await add([await file('new.json', '{"format": 2, "blocks": []}')])).err).toMatch(
    /new\.json: format: is 2: needs a newer Waraq/,
  )
})
