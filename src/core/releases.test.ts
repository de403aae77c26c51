import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { version } from '../../package.json'
import { newSince, releases } from './releases.ts'

const release = (number: string) => ({ version: number, ar: [`جديد ${number}`], en: [`new ${number}`] })
const told = [release('0.10.0'), release('0.9.1'), release('0.9.0')]

describe('newSince', () => {
  test.each([
    ['0.9.0', ['new 0.10.0', 'new 0.9.1']],
    ['0.9.1', ['new 0.10.0']],
    ['0.10.0', []],
    ['1.0.0', []],
  ])('tells a page of version %s of what came later: %s', (since, lines) => {
    expect(newSince(since, told, 'en')).toEqual(lines)
  })

  test('tells it in the language of the interface', () => {
    expect(newSince('0.9.1', told, 'ar')).toEqual(['جديد 0.10.0'])
  })

  test('does not tell more than can be read at a glance', () => {
    const long = { version: '2.0.0', en: ['a', 'b', 'x'.repeat(201), '', 'c', 'd', 'e', 'f'] }
    expect(newSince('1.0.0', [long], 'en')).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('gives lines whatever it is told', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const lines = newSince('0', [anything, { version: '1', en: anything }], 'en')
        expect(lines.every((line) => typeof line === 'string')).toBe(true)
        expect(newSince('0', anything, 'ar')).toBeInstanceOf(Array)
      }),
    )
  })
})

describe('the releases', () => {
  test('begin with the version that is being built', () => {
    expect(releases[0]?.version).toBe(version)
  })

  test('say the same in both languages', () => {
    for (const { ar, en, ...rest } of releases) {
      expect(ar).toHaveLength(en.length)
      expect(newSince('0', [{ ...rest, ar, en }], 'ar')).toEqual(ar)
    }
  })
})
