import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '#build/addArticles.ts'
import { checkArticle } from '#core/article/check.ts'
import { runCommand } from './commands.ts'

const add = (format: string, text: string) =>
  runCommand(run, ['--stdout', '--format', format, '-'], new TextEncoder().encode(text))

/** Whether it gives either sound articles, or a sentence for each problem and nothing else. */
async function answers(format: string, text: string): Promise<boolean> {
  const { code, out, err } = await add(format, text)
  if (code !== 0) return code === 1 && out === '' && /^(?:.+\n)+$/.test(err)
  const articles: unknown[] = [JSON.parse(out)].flat()
  return articles.every((article) => checkArticle(JSON.stringify(article)).ok)
}

const sources: Record<string, string> = {
  markdown:
    '---\ntitle: عنوان\ntags: [a, b]\n---\n# رأس {#x}\n\nنص **قوي** [رابط](http://e.org "t")[^1] `c` <b>x</b> ![صورة](a.png)\n\n- [x] بند\n  1. داخل\n\n> قول\n> — قائل\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n```js\nx\n```\n\n::: tip\n{{< f src="a" >}}\n:::\n\n<div>\n\n[^1]: حاشية\n',
  feed: '<?xml version="1.0"?><rss version="2.0" xmlns:content="x"><channel><title>T</title><link>https://e.org</link><item><title>عنوان</title><pubDate>Tue, 05 Mar 2024 08:15:00 GMT</pubDate><content:encoded><![CDATA[<p>نص <a href="/x">رابط</a></p><ul><li>بند</ul>]]></content:encoded></item></channel></rss>',
  json: '{"format":1,"id":"a","lang":"ar","dir":"rtl","title":"عنوان","blocks":[{"id":"b","type":"paragraph","text":"نص","spans":[{"start":0,"end":2,"type":"strong"}]}]}',
}

describe.each(Object.keys(sources))('npm run add, with damaged %s', (format) => {
  const source = sources[format] ?? ''
  const piece = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom(
      '\u202E',
      '\0',
      '\uFEFF',
      '\uD800',
      '<![CDATA[',
      ']]>',
      '&#x110000;',
      '&nbsp;',
      '```',
      '[',
      '](',
      '>>>',
      '\n\n',
      '---\n',
      '{{<',
      '{"',
      '"',
      '😀',
      'ـ',
      '<script>',
      '{',
    ),
    // A stretch of the source itself.
    fc.tuple(fc.nat(source.length), fc.nat(40)).map(([start, length]) => source.slice(start, start + length)),
  )

  test('makes sound articles or says what is wrong', async () => {
    const cuts = fc.array(fc.tuple(fc.nat(source.length), fc.nat(8), piece), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(cuts, async (changes) => {
        let text = source
        for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length)
        expect(await answers(format, text)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

const jsonFeed = (html: string) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 't',
    items: [{ title: 't', content_html: html }],
  })

describe('npm run add, with long hostile text', () => {
  test.each([
    ['markdown', 'deep quotes', `# t\n\n${'> '.repeat(20_000)}x`],
    [
      'markdown',
      'deep lists',
      `# t\n\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')}`,
    ],
    ['markdown', 'open links', `# t\n\n${'[a]('.repeat(20_000)}`],
    ['markdown', 'open code', `# t\n\n${'` `` '.repeat(10_000)}`],
    ['markdown', 'shortcodes', `# t\n\n${'{{< x\n'.repeat(5000)}`],
    ['feed', 'deep elements', `<rss><channel>${'<a>'.repeat(100_000)}`],
    ['feed', 'ends without beginnings', `<rss><channel>${'<a>'.repeat(200)}${'</b>'.repeat(100_000)}`],
    ['feed', 'an address without end', `<rss><channel><item><author>${'a@'.repeat(100_000)}</author></item>`],
    [
      'feed',
      'a summary of dots',
      `<rss><channel><item><title>t</title><description>${'...'.repeat(100_000)}x</description></item>`,
    ],
    [
      'feed',
      'a summary of open tags',
      `<rss><channel><item><title>t</title><description>${'&lt;'.repeat(100_000)}</description></item>`,
    ],
    ['feed', 'entries without number', `<rss><channel>${'<item><title>t</title></item>'.repeat(10_001)}`],
    ['feed', 'a text nested deep', jsonFeed('<div><b>نص '.repeat(2000))],
    ['feed', 'terms within terms', jsonFeed('<dl><dt>أ<dd>ب'.repeat(1000))],
    [
      'feed',
      'notes in one paragraph',
      jsonFeed(`<p>${'كلمة<sup><a href="#fn1">1</a></sup> '.repeat(10_000)}</p><p id="fn1">حاشية</p>`),
    ],
    ['html', 'lists within lists', `<p>نص</p>${'<ol><li>بند'.repeat(3000)}${'</li></ol>'.repeat(3000)}`],
    ['feed', 'lists within lists', jsonFeed('<ol><li>بند'.repeat(3000) + '</li></ol>'.repeat(3000))],
    ['html', 'empty boxes', `<p>نص</p>${'<div>'.repeat(3000)}${'</x></div>'.repeat(3000)}`],
    ['html', 'open tags', `<p>نص</p>${'<b><i><p></b></i>س'.repeat(500)}`],
    ['markdown', 'tags of Liquid', `# t\n\n${'{%'.repeat(100_000)}`],
    ['markdown', 'lines of equals signs', `# t\n\n${'=\n'.repeat(45_000)}`],
    [
      'markdown',
      'front matter and notes',
      `---\ntitle: t\n---\n\n${Array.from({ length: 2000 }, (_, n) => `س[^${n}]\n\n[^${n}]: ح\n\n`).join('')}`,
    ],
    ['json', 'deep lists', '['.repeat(100_000)],
    ['json', 'deep lists in an article', `{"format":1,"blocks":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['json', 'lines that are none', 'عنوان\n\nنص'],
    ['text', 'a tatweel without end', `عنوان\n\nب${'ـ'.repeat(200_000)}`],
  ])('%s: %s', async (format, _, text) => {
    expect(await answers(format, text)).toBe(true)
  })
})
