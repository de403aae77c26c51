import { describe, expect, test } from 'vitest'
import { readSettings, weighed } from './settings.ts'

describe('readSettings', () => {
  test('reads levels for all articles and for some', () => {
    const settings = {
      site: 'https://example.org',
      rules: { tatweel: 'off', 'straight-quotes': 'error' },
      articles: { rihla: { digits: 'style' } },
    }
    expect(readSettings(settings)).toEqual({ ok: true, settings })
  })

  test.each([[undefined], [null], [{}], [{ rules: null }]])('is content with %j', (value) => {
    expect(readSettings(value)).toEqual({ ok: true, settings: { rules: {}, articles: {} } })
  })

  test('takes false for off', () => {
    expect(readSettings({ rules: { tatweel: false } })).toMatchObject({ settings: { rules: { tatweel: 'off' } } })
  })

  test.each([
    [[], 'must hold "rules" or "articles"'],
    ['tatweel: off', 'must hold "rules" or "articles"'],
    [{ rule: {} }, 'rule: is none of site, rules, articles'],
    [{ rules: { tatwil: 'off' } }, 'rules.tatwil: is no rule; there are: dead-link, '],
    [{ rules: { toString: 'off' } }, 'rules.toString: is no rule'],
    [{ rules: { tatweel: 'no' } }, 'rules.tatweel: must be one of error, warning, style, off'],
    [{ rules: ['tatweel'] }, 'rules: must name rules, each with a level'],
    [{ articles: { rihla: 'off' } }, 'articles.rihla: must name rules, each with a level'],
    [{ articles: ['rihla'] }, 'articles: must name articles by their id'],
    [{ site: 'example.org' }, 'site: must be an address such as https://example.org'],
  ])('refuses %j and says why', (value, problem) => {
    expect(readSettings(value)).toEqual({ ok: false, problems: [expect.stringContaining(problem)] })
  })
})

describe('weighed', () => {
  const findings = [{ rule: 'tatweel' }, { rule: 'digits' }, { rule: 'hamza' }] as const
  const settings = { rules: { tatweel: 'off', digits: 'error' }, articles: { rihla: { tatweel: 'style' } } } as const

  test('leaves out what is off, and takes a rule’s own level where nobody says otherwise', () => {
    expect(weighed(findings, settings, 'maqala')).toEqual([
      { rule: 'digits', level: 'error' },
      { rule: 'hamza', level: 'style' },
    ])
  })

  test('lets an article have its own', () => {
    expect(weighed(findings, settings, 'rihla')).toContainEqual({ rule: 'tatweel', level: 'style' })
  })
})
