import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { framed, inlineHashesOf, withPolicy } from './pages.ts'

const frame =
  '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8" /><title>ورق</title><!--head--></head>' +
  '<body><div id="root"></div><script type="module" src="/assets/index.js"></script></body></html>'
const page = {
  lang: 'en',
  dir: 'ltr',
  title: 'R&D <x>',
  first: '<link>',
  head: '<meta name="a">',
  body: '<p>$& $1</p>',
}
const sha256 = (content: string) => `sha256-${createHash('sha256').update(content).digest('base64')}`

describe('framed', () => {
  test('puts the page into the frame as it is', () => {
    const html = framed(frame, page, '/en/"read"')
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<link><title>R&amp;D &lt;x&gt;</title><meta name="a"></head>')
    expect(html).toContain('<div id="root" data-path="/en/&quot;read&quot;"><p>$& $1</p></div>')
  })

  test('says of a page that the app draws that it was drawn for no address', () => {
    expect(framed(frame, page, undefined)).not.toContain('data-path')
  })
})

describe('inlineHashesOf', () => {
  test('hashes what is run, and not files or data', () => {
    const html =
      '<script>run()</script><script type="module" src="/a.js"></script>' +
      '<script type="application/ld+json">{"a":1}</script><style>p{}</style>'
    expect(inlineHashesOf(html)).toEqual({ scripts: [sha256('run()')], styles: [sha256('p{}')] })
  })
})

describe('withPolicy', () => {
  test('puts the policy before anything that it concerns', () => {
    const html = withPolicy(frame, { scripts: ['sha256-A='], styles: [] })
    expect(html).toMatch(
      /<meta charset="utf-8" \/><meta http-equiv="Content-Security-Policy" content="default-src 'none'/,
    )
    expect(html).toContain("script-src 'self' 'sha256-A='")
  })
})
