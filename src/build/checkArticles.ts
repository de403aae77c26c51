import { access, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parse as parseYaml } from 'yaml'
import { checkArticle, type ArticleFault } from '#core/article/check.ts'
import type { Article } from '#core/article/schema.ts'
import { checkCopy } from '#core/copydesk/checkCopy.ts'
import type { Finding, Fix } from '#core/copydesk/finding.ts'
import { withFixes } from '#core/copydesk/fix.ts'
import { lineCounter, nearestPlace, placeInString, placesOf, type JsonPlaces } from '#core/copydesk/jsonPlaces.ts'
import { LEVELS, RULES, type Level, type RuleName } from '#core/copydesk/rules.ts'
import { readSettings, weighed, type DeskSettings } from '#core/copydesk/settings.ts'
import { checkLinks, checkPair, summaryOf, type Summary } from '#core/copydesk/summary.ts'
import { contentFolder, parseObject } from './articleFiles.ts'
import { SiteProblem, siteOptions } from './options.ts'
import { replaceFile } from './replaceFile.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/** Beside the articles, and not named `.json`, which every article is. */
const SETTINGS = 'copydesk.yaml'

const HELP = `Usage: npm run check -- [options]

Reads every article as a copy desk does. Exit code 1 if there is an error.

  --fix    write what is certain back into the files
  --json   print the findings as JSON
  --help   this

Rules, their levels, and what they look for:

${Object.entries(RULES)
  .map(([name, { level, looksFor }]) => `  ${name.padEnd(20)}${level.padEnd(9)}${looksFor}`)
  .join('\n')}

Beside the articles, ${SETTINGS} changes levels and switches rules off, for all articles or for one:

  rules:
    tatweel: off
    straight-quotes: error
  articles:
    some-article-id:
      doubled-word: off
  site: https://example.org/   # so that links to the site's own articles are checked
`

/** One line of the report, and one entry of `--json`. */
interface Report {
  file: string
  /** Counted from 1; columns in UTF-16 code units. */
  line: number
  column: number
  level: Level
  /** `format` is what no article may break and no setting changes. */
  rule: RuleName | 'format'
  article: string
  block?: string
  path: string
  message: string
  fix?: Fix
}

/**
 * `npm run check`: the copy desk. Checks each article by itself, its images, and the articles together, one file after
 * the other, so that thousands fit. Returns the exit code: 1 if there is an error, or if nothing could be checked.
 */
export async function run(args: string[], terminal: Terminal = processTerminal): Promise<number> {
  const asked = readArguments(args)
  if (asked === undefined) {
    await terminal.err('npm run check takes --fix, --json and --help; CONTENT_DIR=… names another folder.\n')
    return 1
  }
  if (asked.help) {
    await terminal.out(HELP)
    return 0
  }
  const folder = contentFolder()
  const prepared = await prepare(folder)
  if (!prepared.ok) {
    for (const problem of prepared.problems) await terminal.err(`${problem}\n`)
    return 1
  }
  const desk = await checkFolder(folder, prepared.names, prepared.settings, asked.fix)
  for (const id of Object.keys(prepared.settings.articles)) {
    if (!desk.articles.has(id)) await terminal.err(`${SETTINGS}: articles.${id}: there is no such article.\n`)
  }

  const reports = desk.reports.toSorted(
    (one, other) => compare(one.file, other.file) || one.line - other.line || one.column - other.column,
  )
  const count = (level: Level) => reports.filter((report) => report.level === level).length
  const [errors, warnings, style] = LEVELS.map(count)
  const sums = { articles: prepared.names.length, errors, warnings, style, fixed: desk.fixed }
  if (asked.json) await terminal.out(`${JSON.stringify({ ...sums, findings: reports }, undefined, 2)}\n`)
  else {
    for (const report of reports) await terminal.out(`${lineOf(report)}\n`)
    const said = [
      plural(sums.articles, 'article'),
      plural(errors ?? 0, 'error'),
      plural(warnings ?? 0, 'warning'),
      `${style ?? 0} of house style`,
      ...(asked.fix ? [`${desk.fixed} fixed`] : []),
    ]
    await terminal.out(`${said.join(', ')}\n`)
  }
  return errors === 0 ? 0 : 1
}

function readArguments(args: string[]): { fix: boolean; json: boolean; help: boolean } | undefined {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({ args, options: { fix: flag, json: flag, help: flag } }).values
  } catch {
    return undefined
  }
}

type Prepared = { ok: true; names: string[]; settings: DeskSettings } | { ok: false; problems: string[] }

/** The files to check and the settings; what is wrong with either makes a check worthless. */
async function prepare(folder: string): Promise<Prepared> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    return { ok: false, problems: [`${folder}: cannot be read: ${reasonOf(error)}`] }
  }
  const articles = names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()
  try {
    const { siteUrl, base } = siteOptions(process.env, process.cwd())
    const read = readSettings(
      names.includes(SETTINGS) ? parseYaml(await readFile(path.join(folder, SETTINGS), 'utf8')) : undefined,
    )
    if (!read.ok) return { ok: false, problems: read.problems.map((problem) => `${SETTINGS}: ${problem}`) }
    const site = siteUrl === undefined ? read.settings.site?.replace(/\/?$/, '/') : siteUrl + base
    return { ok: true, names: articles, settings: { ...read.settings, ...(site !== undefined && { site }) } }
  } catch (error) {
    const isOurs = error instanceof SiteProblem
    return { ok: false, problems: [isOurs ? error.message : `${SETTINGS}: cannot be read: ${reasonOf(error)}`] }
  }
}

async function checkFolder(folder: string, names: string[], settings: DeskSettings, fix: boolean) {
  const reports: Report[] = []
  const articles = new Map<string, Summary>()
  const fileOf = new Map<string, string>()
  const today = new Date().toISOString().slice(0, 10)
  let fixed = 0
  const read = (name: string) => readFile(path.join(folder, name), 'utf8')
  const add = (name: string, json: string, faults: ArticleFault[], findings: (Finding & { level: Level })[]) => {
    if (faults.length + findings.length === 0) return
    const place = placer(json)
    const common = { file: labelOf(path.join(folder, name)), article: name.slice(0, -'.json'.length) }
    for (const fault of faults) {
      const block = blockAt(json, fault.path)
      const message = `${fault.path === '' ? 'The file' : fault.path} ${fault.reason}.`
      const at = place(fault.path)
      reports.push({
        ...common,
        ...at,
        level: 'error',
        rule: 'format',
        path: fault.path,
        message,
        ...(block && { block }),
      })
    }
    for (const { range, ...finding } of findings)
      reports.push({ ...common, ...place(finding.path, range?.start), ...finding })
  }

  for (const name of names) {
    let json = await read(name)
    let checked = checkArticle(json)
    const id = parseObject(json)?.['id']
    if (!checked.ok) {
      add(name, json, [...checked.faults, ...faultsOfId(id, name, fileOf)], [])
      continue
    }
    if (fix) {
      const better = fixedArticle(json, checked.article, settings, today)
      if (better.fixed > 0) await replaceFile(path.join(folder, name), better.json)
      fixed += better.fixed
      json = better.json
      checked = { ok: true, article: better.article }
    }
    const { article } = checked
    const faults = [...faultsOfId(id, name, fileOf), ...(await findMissingImages(article, folder))]
    add(name, json, faults, weighed(checkCopy(article, today), settings, article.id))
    articles.set(article.id, summaryOf(article, settings.site))
    fileOf.set(article.id, name)
  }

  const byKey = new Map<string, Summary[]>()
  for (const summary of articles.values()) {
    const key = summary.translationKey
    if (key === undefined) continue
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, [summary])
    else group.push(summary)
  }
  for (const summary of articles.values()) {
    const others = (byKey.get(summary.translationKey ?? '') ?? []).filter(({ id }) => id !== summary.id)
    const findings = [...checkLinks(summary, articles), ...checkPair(summary, others)]
    const faults = faultsOfPair(summary, others)
    const name = fileOf.get(summary.id)
    if (name === undefined || faults.length + findings.length === 0) continue
    add(name, await read(name), faults, weighed(findings, settings, summary.id))
  }
  return { reports, articles, fixed }
}

/** How often what was fixed may need another look: a space taken out can bring two marks together. */
const ROUNDS = 5

/** An article with all certain fixes written into its file's text; the file stays an article through each of them. */
function fixedArticle(json: string, article: Article, settings: DeskSettings, today: string) {
  let best = { json, article, fixed: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const findings = weighed(checkCopy(best.article, today), settings, article.id)
    const next = withFixes(best.json, best.article, findings)
    const checked = next.fixed === 0 ? undefined : checkArticle(next.json)
    if (checked?.ok !== true) break
    best = { json: next.json, article: checked.article, fixed: best.fixed + next.fixed }
  }
  return best
}

/** Addresses and file names are made of the same id, which no other file may have. */
function faultsOfId(id: unknown, name: string, fileOf: ReadonlyMap<string, string>): ArticleFault[] {
  if (typeof id !== 'string') return []
  const other = fileOf.get(id)
  return [
    ...(`${id}.json` === name ? [] : [{ path: 'id', reason: `is ${id}, but the file is named ${name}` }]),
    ...(other === undefined ? [] : [{ path: 'id', reason: `is also the id of ${other}` }]),
  ]
}

/** A pair is the same piece in two languages. */
function faultsOfPair({ lang }: Summary, others: readonly Summary[]): ArticleFault[] {
  return others
    .filter((other) => other.lang === lang)
    .map((other) => ({ path: 'translationKey', reason: `is also that of ${other.id}, which has the same language` }))
}

async function findMissingImages(article: Article, folder: string): Promise<ArticleFault[]> {
  const faults: ArticleFault[] = []
  for (const [index, block] of article.blocks.entries()) {
    if (block.type !== 'figure') continue
    try {
      await access(path.join(folder, block.src))
    } catch {
      faults.push({ path: `blocks[${index}].src`, reason: `names ${block.src}, which is not in the folder` })
    }
  }
  return faults
}

/** A function that finds the line and column of a value of a file, or of a letter in it. */
function placer(json: string): (path: string, offset?: number) => { line: number; column: number } {
  const at = lineCounter(json)
  const places: JsonPlaces = parseObject(json) === undefined ? new Map() : placesOf(json)
  return (name, offset) => {
    const place = nearestPlace(places, name)
    return at(offset === undefined ? place.start : placeInString(json, place, offset))
  }
}

/** The id of the block that a path of a file leads into. */
function blockAt(json: string, name: string): string | undefined {
  const index = /^blocks\[(\d+)\]/.exec(name)?.[1]
  const blocks = index === undefined ? undefined : parseObject(json)?.['blocks']
  const block: unknown = Array.isArray(blocks) ? blocks[Number(index)] : undefined
  const id: unknown = typeof block === 'object' && block !== null && 'id' in block ? block.id : undefined
  return typeof id === 'string' ? id : undefined
}

function lineOf({ file, line, column, level, block, message, rule, fix }: Report): string {
  const where = block === undefined ? '' : `block ${block}: `
  return `${file}:${line}:${column}: ${level}: ${where}${message} [${rule}${fix?.certain === true ? ', --fix' : ''}]`
}

/** A file as one finds it from here, which editors and terminals can open. */
function labelOf(file: string): string {
  const near = path.relative(process.cwd(), file)
  return near.startsWith('..') ? file : near
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
