import { describe, expect, test } from 'vitest'
import { articlePath } from './site.ts'

describe('articlePath', () => {
  test.each([
    ['ar-IQ', '/ar/read/paper'],
    ['fa', '/ar/read/paper'],
    ['he', '/ar/read/paper'],
    ['en', '/en/read/paper'],
    ['tr', '/en/read/paper'],
  ])('leads to the interface that runs the way of an article in %s', (lang, path) => {
    expect(articlePath({ id: 'paper', lang })).toBe(path)
  })
})
