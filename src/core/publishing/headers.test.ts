import { describe, expect, test } from 'vitest'
import { headerRules, headersFile, headersFor, nginxFile, pagePolicy, policyText, readHeaders } from './headers.ts'

const hashes = { scripts: ['sha256-Script='], styles: ['sha256-Style='] }
const rules = readHeaders(headersFile(headerRules('/sub/', hashes)))
const sent = (path: string, name: string) => headersFor(path, rules).get(name)

describe('headers', () => {
  test.each([
    ['/sub/', 'no-cache'],
    ['/sub/ar/', 'no-cache'],
    ['/sub/en/read/maqala', 'no-cache'],
    ['/sub/sw.js', 'no-cache'],
    ['/sub/manifest.ar.webmanifest', 'no-cache'],
    ['/sub/articles/catalogue.json', 'no-cache'],
    ['/sub/articles/maqala.0123456789.json', 'public, max-age=31536000, immutable'],
    ['/sub/assets/index-B1gS4fe_.js', 'public, max-age=31536000, immutable'],
    ['/sub/articles/images/map-0123456789.webp', 'public, max-age=31536000, immutable'],
    ['/sub/cards/maqala.0123456789.png', 'public, max-age=31536000, immutable'],
    ['/sub/icons/icon-192.png', 'public, max-age=86400, must-revalidate'],
    ['/sub/feeds/ar.xml', 'public, max-age=600, must-revalidate'],
    ['/sub/sitemap.xml', 'public, max-age=600, must-revalidate'],
    ['/sub/sitemap-2023-09.xml', 'public, max-age=600, must-revalidate'],
    ['/elsewhere/assets/x.js', undefined],
  ])('%s is kept as it says: %s', (path, lifetime) => {
    expect(sent(path, 'Cache-Control')).toBe(lifetime)
  })

  test('let pages load only what comes with the site', () => {
    const policy = sent('/sub/ar/', 'Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self' 'sha256-Script='; style-src 'self' 'sha256-Style='")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types sw-url")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test.each([
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
  ])('say %s: %s with everything', (name, value) => {
    for (const path of ['/sub/', '/sub/en/read/maqala', '/sub/sw.js', '/sub/assets/x.js']) {
      expect(sent(path, name)).toBe(value)
    }
  })

  test.each([
    ['articles/images/map-0123456789.webp', 'cross-origin'],
    ['cards/maqala.0123456789.png', 'cross-origin'],
    ['icons/icon-512.png', 'cross-origin'],
    ['feeds/ar.json', 'cross-origin'],
    ['articles/maqala.0123456789.json', 'same-origin'],
    ['assets/naskh-0123.woff2', 'same-origin'],
    ['sitemap.xml', 'same-origin'],
  ])('let others show %s: %s', (path, reach) => {
    expect(sent(`/sub/${path}`, 'Cross-Origin-Resource-Policy')).toBe(reach)
  })

  test.each([
    ['feeds/ar.xml', 'application/atom+xml; charset=utf-8'],
    ['feeds/ar.json', 'application/feed+json; charset=utf-8'],
    ['schema/article.v1.json', 'application/schema+json; charset=utf-8'],
    ['sitemap.xml', 'application/xml; charset=utf-8'],
    ['sitemap-2023-09.xml', 'application/xml; charset=utf-8'],
    ['manifest.en.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['articles/maqala.0123456789.json', undefined],
  ])('say what %s is: %s', (path, type) => {
    expect(sent(`/sub/${path}`, 'Content-Type')).toBe(type)
  })

  test('let no page use what watches the reader, and leave it to share and copy', () => {
    const features = sent('/sub/ar/', 'Permissions-Policy') ?? ''
    for (const feature of ['camera', 'microphone', 'geolocation', 'usb']) expect(features).toContain(`${feature}=()`)
    expect(features).not.toMatch(/web-share|clipboard|fullscreen|screen-wake-lock/)
  })

  test('give the worker a policy of its own', () => {
    expect(sent('/sub/sw.js', 'Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    )
  })

  test('leave out of the page what a page cannot ask for', () => {
    expect(policyText(pagePolicy(hashes))).not.toMatch(/frame-ancestors|upgrade-insecure/)
  })

  test('are read as they were written', () => {
    expect(rules).toEqual(headerRules('/sub/', hashes))
  })

  test('leave articles without a page to the app on nginx, only where there are any', () => {
    expect(nginxFile('/sub/', hashes, true)).toContain(
      'location ~ ^/sub/(ar|en)/read/[a-z0-9-]+/?$ {\n    try_files $uri $uri/index.html /sub/shell.html;',
    )
    expect(nginxFile('/sub/', hashes)).not.toContain('/read/')
  })

  test('are the same for nginx', () => {
    const nginx = nginxFile('/sub/', hashes)
    for (const [name, value] of headersFor('/sub/ar/', rules)) {
      expect(nginx).toContain(name)
      expect(nginx).toContain(`"${value}"`)
    }
    expect(nginx).toContain(`"${sent('/sub/sw.js', 'Content-Security-Policy')}"`)
  })

  /** What one of the maps gives an address: the first pattern that fits, else its default. */
  const mapped = (variable: string, path: string) => {
    const [, body = ''] = new RegExp(`map \\$uri \\$${variable} \\{([^}]*)\\}`).exec(nginxFile('/sub/', hashes)) ?? []
    const lines = [...body.matchAll(/^ {2}(\S+) "(.*)";$/gm)].map(([, key = '', value = '']) => ({ key, value }))
    const fits = ({ key }: { key: string }) => key.startsWith('~') && new RegExp(key.slice(1)).test(path)
    return (lines.find(fits) ?? lines.find(({ key }) => key === 'default'))?.value
  }

  test.each([
    'ar/read/maqala/',
    'articles/maqala.0123456789.json',
    'articles/catalogue.json',
    'articles/images/map-0123456789.webp',
    'assets/index-B1gS4fe_.js',
    'cards/maqala.0123456789.png',
    'feeds/ar.xml',
    'sitemap.xml',
    'sitemap-2023-09.xml',
    'sw.js',
  ])('vary with nginx as they do elsewhere: %s', (file) => {
    const path = `/sub/${file}`
    expect(mapped('waraq_policy', path)).toBe(sent(path, 'Content-Security-Policy'))
    expect(mapped('waraq_reach', path)).toBe(sent(path, 'Cross-Origin-Resource-Policy'))
    expect(mapped('waraq_lifetime', path)).toBe(sent(path, 'Cache-Control'))
  })
})
