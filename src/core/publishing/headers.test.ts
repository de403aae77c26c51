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

  test('are the same for nginx', () => {
    const nginx = nginxFile('/sub/', hashes)
    for (const [name, value] of headersFor('/sub/ar/', rules)) {
      expect(nginx).toContain(name)
      expect(nginx).toContain(`"${value}"`)
    }
    expect(nginx).toContain(`"${sent('/sub/sw.js', 'Content-Security-Policy')}"`)
  })
})
