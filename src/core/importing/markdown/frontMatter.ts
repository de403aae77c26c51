import { parseDocument } from 'yaml'
import { isRecord } from '#core/isRecord.ts'

/** The part of a Markdown file above its text: names and values, every value a text or a list of texts. */
export interface FrontMatter {
  values: ReadonlyMap<string, string | string[]>
  /** The text below. */
  body: string
  /** How many lines stand above `body`. */
  lines: number
  /** Whether some of it could not be read. */
  isDamaged: boolean
}

/** What lies between the fences, at most: more is a table of data, not the head of an article. */
const MAX_LENGTH = 100_000

/**
 * Takes the front matter off a Markdown text, if it has one: YAML between lines of `---`, or TOML between lines of
 * `+++`, of which names with texts, dates and lists of texts are read. Values inside others stand under a dotted name
 * (`cover.image`). Names are in lower case. YAML that is none is read line by line, as far as that goes. Never throws.
 */
export function takeFrontMatter(text: string): FrontMatter {
  const [, fence = ''] = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(text) ?? []
  const start = text.indexOf('\n') + 1
  const end =
    fence === ''
      ? null
      : (fence === '---' ? /^(?:---|\.\.\.)[ \t]*\r?$/m : /^\+\+\+[ \t]*\r?$/m).exec(
          text.slice(start, start + MAX_LENGTH),
        )
  if (end === null) return { values: new Map(), body: text, lines: 0, isDamaged: false }
  const source = text.slice(start, start + end.index)
  const rest = text.indexOf('\n', start + end.index)
  const body = rest === -1 ? '' : text.slice(rest + 1)
  const lines = source.split('\n').length + 1
  const yaml = fence === '---' ? readYaml(source) : undefined
  return { values: yaml ?? readLines(source), body, lines, isDamaged: fence === '---' && yaml === undefined }
}

/** All scalars are texts here (the failsafe schema): `2024-01-01` and `1.10` stay what was written. */
function readYaml(source: string): Map<string, string | string[]> | undefined {
  try {
    const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, strict: false, logLevel: 'silent' })
    if (document.errors.length > 0) return undefined
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    const values = new Map<string, string | string[]>()
    if (isRecord(value)) flatten(value, '', values, 0)
    return values
  } catch {
    // Too many aliases, or nested too deep for the parser.
    return undefined
  }
}

function flatten(
  value: Record<string, unknown>,
  path: string,
  into: Map<string, string | string[]>,
  depth: number,
): void {
  for (const [name, inner] of Object.entries(value)) {
    const key = `${path}${name.trim().toLowerCase()}`
    if (typeof inner === 'string') into.set(key, inner)
    else if (Array.isArray(inner)) into.set(key, inner.flatMap(textsOf))
    else if (isRecord(inner) && depth < 4) flatten(inner, `${key}.`, into, depth + 1)
  }
}

/** Authors are often a list of people with `name`. */
function textsOf(entry: unknown): string[] {
  if (typeof entry === 'string') return [entry]
  return isRecord(entry) && typeof entry['name'] === 'string' ? [entry['name']] : []
}

/** `name = value` of TOML and `name: value` of YAML that could not be read, one a line; `[section]` of TOML. */
function readLines(source: string): Map<string, string | string[]> {
  const values = new Map<string, string | string[]>()
  let section = ''
  for (const line of logicalLines(source)) {
    const table = /^\[([\w.-]+)\]$/.exec(line)?.[1]
    if (table !== undefined) section = `${table.toLowerCase()}.`
    const [, name = '', raw = ''] = /^"?([\w-]{1,60})"?\s*[:=]\s*(.*)$/.exec(line) ?? []
    if (name !== '' && raw !== '') values.set(`${section}${name.toLowerCase()}`, valueOf(raw))
  }
  return values
}

/** Lists may go over several lines, and a text in `"""` too. */
function logicalLines(source: string): string[] {
  const lines: string[] = []
  let open: { end: string; parts: string[] } | undefined
  for (const raw of source.split('\n')) {
    const line = raw.trim()
    if (open !== undefined) {
      open.parts.push(line)
      if (!line.endsWith(open.end)) continue
      lines.push(open.parts.join(' '))
      open = undefined
    } else if (/=\s*\[[^\]]*$/.test(line)) open = { end: ']', parts: [line] }
    else if (/=\s*"""(?!.*""")/.test(line)) open = { end: '"""', parts: [line] }
    else if (!line.startsWith('#')) lines.push(line)
  }
  return open === undefined ? lines : [...lines, open.parts.join(' ')]
}

function valueOf(raw: string): string | string[] {
  if (!raw.startsWith('[')) return unquoted(raw)
  return [...raw.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,[\]"']+)/g)].map(([, double, single, bare]) =>
    double === undefined ? (single ?? bare ?? '') : unescaped(double),
  )
}

function unquoted(raw: string): string {
  const [, quote, double, single] = /^(?:"""|(["']))(?:(?<=")(.*?)"{1,3}|(.*?)')\s*(?:#.*)?$/.exec(raw) ?? []
  if (single !== undefined) return single
  if (double !== undefined) return unescaped(double.trim())
  return quote === undefined ? raw.replace(/\s#.*$/, '').trim() : raw.slice(1)
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, code: string | undefined, letter: string | undefined) =>
    code === undefined
      ? letter === 'n' || letter === 't'
        ? ' '
        : (letter ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
