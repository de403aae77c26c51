import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkArticle } from '#core/article/check.ts'
import { ID_PATTERN, LANGUAGE_PATTERN } from '#core/article/patterns.ts'
import type { Article } from '#core/article/schema.ts'
import { MAX_ARTICLE_BYTES } from '#core/article/size.ts'
import { freeId } from '#core/importing/articleId.ts'
import { decodeText } from '#core/importing/decode.ts'
import { problemText, warningText, type ImportWarning } from '#core/importing/outcome.ts'
import { importPlainText, type ImportOptions } from '#core/importing/plainText.ts'
import { contentFolder, parseObject, readArticleFiles } from './articleFiles.ts'
import { processTerminal, type Terminal } from './terminal.ts'

const HELP = `Usage: npm run add -- [options] FILE…

Makes articles of text files and puts them into the bundled articles. "-" reads standard input.

  --stdout         print the article JSON (a list, if there are several) and write nothing
  --lang TAG       the language of the text, such as ar or en-GB, instead of the guess
  --format FORMAT  text or json, instead of the guess
  --title TITLE    the title, for a text that has none (one file)
  --id ID          the id of the article, a-z 0-9 and - (one file)
  --help           this
`

const FORMATS = ['text', 'json']

type Read = { ok: true; article: Article; warnings: ImportWarning[] } | { ok: false; faults: string[] }

/**
 * `npm run add`: imports files into the folder of articles, all or none. Returns the exit code: 0, or 1 with a line for
 * each problem on standard error. An article of the same id, title and source is replaced; another of the same id is
 * never touched: the new one gets a number behind its id, or is refused if the id was asked for.
 */
export async function run(args: string[], terminal: Terminal = processTerminal): Promise<number> {
  const asked = readArguments(args)
  if (asked.help) {
    await terminal.out(HELP)
    return 0
  }
  if (asked.problem !== undefined) {
    await terminal.err(`${asked.problem}\n`)
    return 1
  }

  const faults: string[] = []
  const articles: Article[] = []
  for (const file of asked.files) {
    const read = await readFileAsArticle(file, asked, terminal)
    if (read.ok) {
      articles.push(read.article)
      for (const warning of read.warnings) {
        await terminal.err(`${file}:${warning.line}: warning: ${warningText(warning)}\n`)
      }
    } else faults.push(...read.faults.map((fault) => `${file}: ${fault}`))
  }
  if (faults.length === 0) {
    if (asked.stdout) await terminal.out(pretty(articles.length === 1 ? articles[0] : articles))
    else faults.push(...(await store(articles, asked.options.id !== undefined, terminal)))
  }
  for (const fault of faults) await terminal.err(`${fault}\n`)
  return faults.length === 0 ? 0 : 1
}

interface Asked {
  files: string[]
  stdout: boolean
  help: boolean
  format: string | undefined
  options: ImportOptions
  problem?: string
}

function readArguments(args: string[]): Asked {
  const asked: Asked = { files: [], stdout: false, help: false, format: undefined, options: {} }
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        stdout: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        lang: { type: 'string' },
        format: { type: 'string' },
        title: { type: 'string' },
        id: { type: 'string' },
      },
    })
    const { lang, title, id } = values
    Object.assign(asked, {
      files: positionals,
      stdout: values.stdout === true,
      help: values.help === true,
      format: values.format,
      options: {
        ...(lang !== undefined && { lang }),
        ...(title !== undefined && { title }),
        ...(id !== undefined && { id }),
      },
    })
  } catch (error) {
    // The parser's own sentence names the option that it does not know.
    return { ...asked, problem: error instanceof Error ? error.message : String(error) }
  }
  const problem = problemOf(asked)
  return problem === undefined ? asked : { ...asked, problem }
}

function problemOf({ files, format, options: { lang, title, id } }: Asked): string | undefined {
  if (files.length === 0) return 'No file was named. npm run add -- --help says how.'
  if (format !== undefined && !FORMATS.includes(format)) {
    return `--format ${format}: is not a format that can be imported; there are ${FORMATS.join(' and ')}.`
  }
  if (lang !== undefined && !LANGUAGE_PATTERN.test(lang))
    return `--lang ${lang}: is not a language tag such as ar or en-GB.`
  if (id !== undefined && !ID_PATTERN.test(id)) return `--id ${id}: must be a-z, 0-9 and - only.`
  if (title !== undefined && title.trim() === '') return '--title: is empty.'
  if (files.length > 1 && (id ?? title) !== undefined) return '--id and --title go with one file only.'
  return undefined
}

async function readFileAsArticle(file: string, asked: Asked, terminal: Terminal): Promise<Read> {
  let bytes: Uint8Array
  try {
    bytes = file === '-' ? await terminal.readInput() : await readFile(file)
  } catch (error) {
    return { ok: false, faults: [unreadable(error)] }
  }
  if (bytes.length > 2 * MAX_ARTICLE_BYTES) return { ok: false, faults: [problemText('too-large')] }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { ok: false, faults: [problemText(decoded.problem)] }

  const { text, broken } = decoded
  if ((asked.format ?? guessFormat(file, text)) === 'json') return readJson(text, asked.options)
  const imported = importPlainText(text, asked.options)
  if (!imported.ok) return { ok: false, faults: [problemText(imported.problem)] }
  const damage: ImportWarning[] = broken > 0 ? [{ note: 'broken-characters', line: 1, quote: String(broken) }] : []
  // The last word has the same check that guards the published articles.
  const result = checked(JSON.stringify(imported.article))
  return result.ok ? { ok: true, article: imported.article, warnings: [...damage, ...imported.warnings] } : result
}

function guessFormat(file: string, text: string): string {
  return path.extname(file).toLowerCase() === '.json' || (file === '-' && /^\s*\{\s*"/.test(text)) ? 'json' : 'text'
}

function readJson(text: string, options: ImportOptions): Read {
  const value = parseObject(text)
  return checked(value === undefined ? text : JSON.stringify({ ...value, ...options }))
}

function checked(json: string): Read {
  const result = checkArticle(json)
  if (result.ok) return { ok: true, article: result.article, warnings: [] }
  return {
    ok: false,
    faults: result.faults.map(({ path: place, reason }) => (place === '' ? reason : `${place}: ${reason}`)),
  }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'is not there'
  if (code === 'EISDIR') return 'is a folder'
  if (code === 'EACCES') return 'may not be read'
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`
}

/** Writes beside the final names first; only when all are written does any take its place. Returns what went wrong. */
async function store(articles: Article[], isIdChosen: boolean, terminal: Terminal): Promise<string[]> {
  const folder = contentFolder()
  const temporary: { from: string; to: string }[] = []
  try {
    await mkdir(folder, { recursive: true })
    const present = new Map((await readArticleFiles(folder)).map(({ id, json }) => [id, identityOf(parseObject(json))]))
    for (const article of articles) {
      const isOther = (id: string) => present.has(id) && present.get(id) !== identityOf(article)
      if (isIdChosen && isOther(article.id)) return [`--id ${article.id}: is the id of another article in ${folder}.`]
      const id = freeId(article.id, isOther)
      present.set(id, identityOf(article))
      const to = path.join(folder, `${id}.json`)
      const from = path.join(folder, `.${id}.${randomUUID()}.tmp`)
      temporary.push({ from, to })
      await writeFile(from, pretty({ ...article, id }))
    }
    for (const { from, to } of temporary) {
      await rename(from, to)
      await terminal.out(`${path.relative(process.cwd(), to)}\n`)
    }
    return []
  } catch (error) {
    return [`${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    for (const { from } of temporary) await rm(from, { force: true })
  }
}

/** What makes two files the same article: title and source. */
function identityOf(article: { title?: unknown; source?: unknown } | undefined): string {
  return JSON.stringify([article?.title, article?.source])
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
