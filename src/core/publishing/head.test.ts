import { describe, expect, test } from 'vitest'
import type { Article } from '#core/article/schema.ts'
import { articleHead, screenHead } from './head.ts'

const page = { ui: 'ar', dir: 'rtl', title: 'البيان · ورق', app: 'ورق' } as const

const article: Article = {
  format: 1,
  id: 'bayan',
  lang: 'ar',
  dir: 'rtl',
  title: 'البيان والتبيين اليوم',
  authors: [],
  topics: [],
  blocks: [{ id: 'b1', type: 'paragraph', text: 'نص.' }],
}

/** What a head says, as a reader of it takes it: name and content, in order. */
const said = ({ head }: { head: string }) =>
  [...head.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)">/g)].map(([, name, content]) => [
    name,
    content,
  ])

describe('the head of a screen', () => {
  test('has the interface’s language, direction and title', () => {
    expect(screenHead(page, 'مقالات طويلة')).toMatchObject({ lang: 'ar', dir: 'rtl', title: 'البيان · ورق' })
  })

  test('says what it is to whom the link is sent', () => {
    expect(said(screenHead(page, 'مقالات طويلة'))).toEqual([
      ['description', 'مقالات طويلة'],
      ['og:type', 'website'],
      ['og:site_name', 'ورق'],
      ['og:title', 'البيان · ورق'],
      ['og:description', 'مقالات طويلة'],
    ])
  })
})

describe('the head of an article', () => {
  test('says nothing that the article does not', () => {
    expect(said(articleHead(page, article))).toEqual([
      ['description', article.title],
      ['og:type', 'article'],
      ['og:site_name', 'ورق'],
      ['og:title', article.title],
      ['og:description', article.title],
      ['og:locale', 'ar'],
    ])
  })

  test('says all that the article does', () => {
    const whole = {
      ...article,
      lang: 'ar-IQ',
      standfirst: 'كيف نقرأ الجاحظ بعد ألف عام.',
      authors: [{ name: 'ليلى الحافظ' }, { name: 'Edward Said' }],
      published: '2023-09-03T16:20',
      topics: ['أدب', 'لغة'],
    }
    expect(said(articleHead(page, whole))).toEqual([
      ['description', whole.standfirst],
      ['author', 'ليلى الحافظ'],
      ['author', 'Edward Said'],
      ['og:type', 'article'],
      ['og:site_name', 'ورق'],
      ['og:title', article.title],
      ['og:description', whole.standfirst],
      ['og:locale', 'ar_IQ'],
      ['article:published_time', '2023-09-03T16:20'],
      ['article:tag', 'أدب'],
      ['article:tag', 'لغة'],
    ])
  })

  test('keeps the language of the interface, whatever the article’s is', () => {
    const english = { ...article, lang: 'en', dir: 'ltr' as const }
    expect(articleHead(page, english)).toMatchObject({ lang: 'ar', dir: 'rtl' })
  })

  test('lets no text out of its attribute', () => {
    const sharp = { ...article, title: '"><script>alert(1)</script>&amp;' }
    expect(articleHead(page, sharp).head).not.toMatch(/<(?!meta )/)
    expect(said(articleHead(page, sharp))).toContainEqual([
      'og:title',
      '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;',
    ])
  })
})
