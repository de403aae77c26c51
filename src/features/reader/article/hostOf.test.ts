import { describe, expect, test } from 'vitest'
import { hostOf } from './hostOf.ts'

describe('hostOf', () => {
  test.each([
    ['https://example.org/ورق?x=1', 'example.org'],
    ['https://example.org:8080/', 'example.org:8080'],
    // One Cyrillic letter: what looks like a host of this name is another.
    ['https://ex\u0430mple.org/', 'xn--exmple-4nf.org'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ])('names where %s leads as the browser will go there (R19)', (href, host) => {
    expect(hostOf(href)).toBe(host)
  })
})
