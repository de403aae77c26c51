import { describe, expect, test } from 'vitest'
import { withoutDialects } from './dialects.ts'

describe('withoutDialects', () => {
  test.each([
    ['a box with a title', '::: tip ملاحظة مهمة\nنص\n:::', '**ملاحظة مهمة**\nنص\n'],
    ['a box without one', ':::warning\nنص\n:::', '\nنص\n'],
    ['an anchor behind a heading', '## عنوان {#anchor}', '## عنوان'],
    ['a figure of Hugo', '{{< figure src="a b.jpg" alt="خريطة" caption="السوق" >}}', '![خريطة](<a b.jpg> "السوق")'],
    [
      'an image of Zola over several lines',
      'قبل\n{{ image(\n  src="a.jpg",\n  alt="خريطة"\n) }}\nبعد',
      'قبل\n![خريطة](<a.jpg>)\n\n\n\nبعد',
    ],
    ['several in one line', 'أ {{< x >}} ب {{< figure src="a.jpg" >}} ج {% y %} د', 'أ  ب ![](<a.jpg>) ج  د'],
    ['one behind code of the same line', 'شيفرة `{{< a >}}` ثم {{< b >}}', 'شيفرة `{{< a >}}` ثم '],
    ['the tags of a shortcode, not what is between', '{% note(x) %}نص{% end %}', 'نص'],
    ['a component', '<Tabs groupId="x">\n\nنص\n\n</Tabs>', '\n\nنص\n\n'],
    ['an import of MDX', "import Tabs from '@theme/Tabs'\nنص", '\nنص'],
    ['attributes on a line of their own', 'نص\n{: .class}', 'نص\n'],
    ['a table of contents', '[[toc]]\nنص', '\nنص'],
  ])('reads %s', (_, text, expected) => {
    expect(withoutDialects(text).text).toBe(expected)
  })

  test.each([
    'نص `{{< figure >}}` في شيفرة',
    '```\n::: tip\n{% raw %}\n<Tabs>\n[[toc]]\n```',
    'القيمة {{ name }} تتغير',
    'import duties rose from 5% to 10%',
    'كلمة {بين قوسين}',
    'a {{ b',
    '{{ a }} {{ b',
    '{%'.repeat(50_000),
    '{{ '.repeat(50_000),
  ])('leaves %j', (text) => {
    expect(withoutDialects(text)).toEqual({ text, leftOut: [] })
  })

  test('says what it left out, and where', () => {
    expect(withoutDialects('نص\n\n{{< youtube 123 >}}\n<Chart />').leftOut).toEqual([
      { note: 'shortcode-dropped', line: 3, quote: '{{< youtube 123 >}}' },
      { note: 'component-dropped', line: 4, quote: '<Chart />' },
    ])
  })

  test('keeps the number of lines', () => {
    const text = '{{ a(\n1\n) }} x {% b\n%}\n::: z\n{{ c('
    expect(withoutDialects(text).text.split('\n')).toHaveLength(text.split('\n').length)
  })
})
