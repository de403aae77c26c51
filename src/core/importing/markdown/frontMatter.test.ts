import { describe, expect, test } from 'vitest'
import { takeFrontMatter } from './frontMatter.ts'
import { metadataOf } from './metadata.ts'

const values = (text: string) => Object.fromEntries(takeFrontMatter(text).values)
const metadata = (text: string) => metadataOf(takeFrontMatter(text))

describe('takeFrontMatter', () => {
  test('reads YAML, every value as it is written', () => {
    const text =
      '---\ntitle: "رحلة: البداية"\ndate: 2024-01-05\nversion: 1.10\nauthor:\n  name: سعاد\ntags: [سفر, "مدن"]\n---\nنص'
    expect(values(text)).toEqual({
      title: 'رحلة: البداية',
      date: '2024-01-05',
      version: '1.10',
      'author.name': 'سعاد',
      tags: ['سفر', 'مدن'],
    })
    expect(takeFrontMatter(text)).toMatchObject({ body: 'نص', lines: 8, isDamaged: false })
  })

  test('reads names, texts, dates and lists of TOML', () => {
    const text =
      '+++\r\ntitle = " عنوان # واحد" # ملاحظة\r\ndate = 2023-05-01T10:00:00Z\r\nauthors = [\r\n  "Jane",\r\n  \'علي\',\r\n]\r\n[taxonomies]\r\ntags = ["a", "b\\u0628"]\r\n+++\r\nنص'
    expect(values(text)).toEqual({
      title: ' عنوان # واحد'.trim(),
      date: '2023-05-01T10:00:00Z',
      authors: ['Jane', 'علي'],
      'taxonomies.tags': ['a', 'bب'],
    })
  })

  test('reads what it can of YAML that is none', () => {
    const front = takeFrontMatter('---\ntitle: رحلة: البداية\n  - x: [\nauthor: سعاد\n---\nنص')
    expect(front.isDamaged).toBe(true)
    expect(Object.fromEntries(front.values)).toMatchObject({ title: 'رحلة: البداية', author: 'سعاد' })
  })

  test.each(['نص\n---\nتكملة', '---\nلا نهاية له', '', '--- \n'])('leaves a text without front matter: %j', (text) => {
    expect(takeFrontMatter(text)).toMatchObject({ body: text, lines: 0 })
  })

  test('does not unfold aliases without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map(
          (name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
        ),
    ]
    const front = takeFrontMatter(`---\n${bomb.join('\n')}\ntitle: عنوان\n---\nنص`)
    expect(front.isDamaged).toBe(true)
    expect(front.values.get('title')).toBe('عنوان')
  })
})

describe('metadataOf', () => {
  test('knows the names that site generators use', () => {
    expect(
      metadata(
        '---\nheadline: رحلة\nauthors:\n  - name: سعاد\n  - Ali and Jane\ndescription: في الطريق\nlastmod: 2024-02-01\npubDate: 1 يناير 2024\nlocale: ar_EG\ndirection: rtl\ncategories: سفر، مدن\ncanonical: https://example.org/r\ntranslation_key: trip\nslug: /posts/رحلة-طويلة/\n---\n',
      ),
    ).toMatchObject({
      title: 'رحلة',
      authors: ['سعاد', 'Ali', 'Jane'],
      standfirst: 'في الطريق',
      published: '2024-01-01',
      updated: '2024-02-01',
      lang: 'ar-EG',
      dir: 'rtl',
      topics: ['سفر', 'مدن'],
      source: 'https://example.org/r',
      translationKey: 'trip',
      id: 'rahla-tuyla',
      unread: [],
    })
  })

  test('names a date that it cannot read, and takes nothing hostile', () => {
    const { unread, source, lang, id } = metadata(
      '---\ndate: غدًا\nsource: javascript:alert(1)\nlang: "<b>"\nid: ../../x\n---\n',
    )
    expect({ unread, source, lang, id }).toEqual({ unread: ['غدًا'], source: undefined, lang: undefined, id: 'x' })
  })
})
