import { isRecord } from '#core/isRecord.ts'
import type { Finding } from './finding.ts'
import { isRule, LEVELS, RULES, type Level, type RuleName } from './rules.ts'

/** What a publisher has settled: the level of rules, for all articles and for some. */
export interface DeskSettings {
  /** The address of the site, by which links to itself are known. */
  site?: string
  rules: RuleLevels
  articles: Record<string, RuleLevels>
}
type RuleLevels = Partial<Record<RuleName, Level | 'off'>>

const DEFAULT_SETTINGS: DeskSettings = { rules: {}, articles: {} }

/**
 * Reads the settings from what a file holds: `site`, `rules` with a level each, and `articles` with rules of their own.
 * Whatever is not understood is a problem, as a sentence that begins with its place; then nothing is settled.
 */
export function readSettings(value: unknown): { ok: true; settings: DeskSettings } | { ok: false; problems: string[] } {
  const problems: string[] = []
  if (value === null || value === undefined) return { ok: true, settings: DEFAULT_SETTINGS }
  if (!isRecord(value)) return { ok: false, problems: ['must hold "rules" or "articles"'] }
  for (const key of Object.keys(value)) {
    if (!['site', 'rules', 'articles'].includes(key)) problems.push(`${key}: is none of site, rules, articles`)
  }
  const site = value['site']
  const isAddress = typeof site === 'string' && /^https?:\/\/[^/]+/.test(site)
  if (site !== undefined && !isAddress) problems.push('site: must be an address such as https://example.org')
  const rules = levelsIn(value['rules'], 'rules', problems)
  const articles: DeskSettings['articles'] = {}
  const byArticle = value['articles'] ?? {}
  if (!isRecord(byArticle)) problems.push('articles: must name articles by their id')
  else for (const [id, levels] of Object.entries(byArticle)) articles[id] = levelsIn(levels, `articles.${id}`, problems)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, settings: { ...(isAddress && { site }), rules, articles } }
}

/** The findings in an article that are to be reported, each with how much it weighs there. */
export function weighed<Found extends Pick<Finding, 'rule'>>(
  findings: readonly Found[],
  { rules, articles }: DeskSettings,
  article: string,
): (Found & { level: Level })[] {
  const own = Object.hasOwn(articles, article) ? articles[article] : undefined
  return findings.flatMap((finding) => {
    const level = own?.[finding.rule] ?? rules[finding.rule] ?? RULES[finding.rule].level
    return level === 'off' ? [] : [{ ...finding, level }]
  })
}

function levelsIn(value: unknown, place: string, problems: string[]): RuleLevels {
  const levels: RuleLevels = {}
  if (value === undefined || value === null) return levels
  if (!isRecord(value)) {
    problems.push(`${place}: must name rules, each with a level`)
    return levels
  }
  for (const [name, level] of Object.entries(value)) {
    // YAML before 1.2 reads a bare `off` as false.
    const word = level === false ? 'off' : level
    if (!isRule(name)) problems.push(`${place}.${name}: is no rule; there are: ${Object.keys(RULES).join(', ')}`)
    else if (word === 'off') levels[name] = word
    else {
      const known = LEVELS.find((each) => each === word)
      if (known === undefined) problems.push(`${place}.${name}: must be one of ${LEVELS.join(', ')}, off`)
      else levels[name] = known
    }
  }
  return levels
}
