import type { ImportNote } from '#core/importing/outcome.ts'

export interface PlainMarkdown {
  /** The text, as many lines as before. */
  text: string
  /** What was left out; `line` counted from 1. */
  leftOut: { note: ImportNote; line: number; quote: string }[]
}

/**
 * Turns what site generators add to Markdown into Markdown, or leaves it out: boxes (`::: tip Title`, and the title stays
 * as a bold line), shortcodes of Hugo, Zola and Liquid (`{{< figure … >}}`, `{{ image(…) }}`, `{% note %}`; images stay, and
 * so does the text between two of them), components of MDX and Vue on lines of their own, imports of MDX, attributes
 * (`{#anchor}`, `{: .class}`), places for a table of contents. Code stays as it is. Linear.
 */
export function withoutDialects(text: string): PlainMarkdown {
  const leftOut: PlainMarkdown['leftOut'] = []
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const result: string[] = []
  let fence = ''
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const [, opening = ''] = /^[ \t>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== '' || opening !== '') {
      if (fence === '') fence = opening
      else if (opening.startsWith(fence) && line.trim().replace(/^>\s*/, '') === opening) fence = ''
      result.push(line)
      continue
    }
    const shortcode = /\{[{%]/.test(line) ? withoutShortcodes(lines, index) : undefined
    if (shortcode !== undefined) {
      for (const quote of shortcode.dropped) leftOut.push({ note: 'shortcode-dropped', line: index + 1, quote })
      result.push(...shortcode.lines)
      index += shortcode.lines.length - 1
      continue
    }
    const plain = plainLine(line, lines[index + 1])
    if (plain.note !== undefined) leftOut.push({ note: plain.note, line: index + 1, quote: line.trim() })
    result.push(plain.text)
  }
  return { text: result.join('\n'), leftOut }
}

function plainLine(line: string, next: string | undefined): { text: string; note?: ImportNote } {
  if (line.startsWith(' '.repeat(4)) || line.length > 2000) return { text: line }
  const [box, , bracketed, title = bracketed ?? ''] =
    /^\s*(:{3,})\s*(?:\{[^}]*\}|[\w-]*)\s*(?:\[([^\]]*)\])?\s*(.*?)\s*:*$/.exec(line) ?? []
  if (box !== undefined) {
    const words = title.replace(/\{[^}]*\}/g, '').trim() || (bracketed ?? '')
    return { text: words === '' ? '' : `**${words.replaceAll('*', '\\*')}**` }
  }
  if (/^\s*(?:\[\[?_?toc_?\]?\]|\{:?toc\}|\[\[_TOC_\]\])\s*$/i.test(line))
    return { text: '', note: 'shortcode-dropped' }
  if (/^\s*\{:?\s*[.#:][^}]*\}\s*$/.test(line)) return { text: '' }
  if (isModuleLine(line)) return { text: '', note: 'component-dropped' }
  if (/^\s*\{\/\*.*\*\/\}\s*$/.test(line)) return { text: '' }
  if (COMPONENT.test(line)) return { text: '', note: 'component-dropped' }
  const isHeading = /^ {0,3}#{1,6}\s/.test(line) || /^ {0,3}(?:=+|-+)\s*$/.test(next ?? '')
  return { text: isHeading ? line.replace(/\s*\{:?\s*[.#][^{}]*\}\s*$/, '') : line }
}

/** `import Tabs from '@theme/Tabs'`, `export const title = 'x'`; prose has neither quotes nor `=` in these places. */
function isModuleLine(line: string): boolean {
  return (
    /^import\s(?:[\w*{},\s]+\sfrom\s+)?(['"])[^'"]+\1;?\s*$/.test(line) ||
    /^export\s(?:const|let|default)\s[\w${}]+\s*(?:=.*)?;?\s*$/.test(line)
  )
}

/** A line that is one tag of a component, which no element of HTML is named like: `<Tabs>`, `</Tabs>`, `<my-chart :data="x"/>`. */
const COMPONENT = /^\s*<\/?(?:[A-Z][\w.]*|[a-z][a-z0-9]*-[\w-]+)(?:\s[^<>]*)?\/?>\s*$/

/** How many lines a shortcode may go over. */
const REACH = 20

/**
 * The lines from `from` on without the shortcodes that begin in the first of them; as many lines as they reach over.
 * `undefined` where there are none. Linear, however many are opened or never closed.
 */
function withoutShortcodes(lines: string[], from: number): { lines: string[]; dropped: string[] } | undefined {
  const dropped: string[] = []
  const parts: string[] = []
  const unclosed = new Set<string>()
  const opening = /\{\{|\{%/g
  let count = 1
  let text = lines[from] ?? ''
  let taken = 0
  let code = { at: 0, isOpen: false }
  for (let found = opening.exec(text); found !== null && dropped.length < MOST_DROPPED; found = opening.exec(text)) {
    const opens = found.index
    const close = found[0] === '{%' ? '%}' : '}}'
    let end = unclosed.has(close) ? -1 : text.indexOf(close, opens)
    while (end === -1 && !unclosed.has(close) && count < REACH && from + count < lines.length) {
      text += `\n${lines[from + count] ?? ''}`
      count += 1
      end = text.indexOf(close, opens)
    }
    // What has no end here has none further on either.
    if (end === -1) unclosed.add(close)
    code = codeUpTo(text, opens, code)
    if (end === -1 || code.isOpen || !isShortcode(text, opens, end)) continue
    const whole = text.slice(opens, end + close.length)
    const image = imageOf(whole)
    if (image === '') dropped.push(whole.replace(/\s+/g, ' '))
    parts.push(text.slice(taken, opens), image, '\n'.repeat(whole.split('\n').length - 1))
    taken = end + close.length
    opening.lastIndex = taken
  }
  // Nothing was taken out: the line is an ordinary one, and those below it have not been read.
  return taken === 0 ? undefined : { lines: [...parts, text.slice(taken)].join('').split('\n'), dropped }
}

/** More than that in one place are not worth telling of one by one, nor is such a text an article. */
const MOST_DROPPED = 1000

/** A call or a tag; `{{ name }}` alone may be what the text is about. */
function isShortcode(text: string, opens: number, end: number): boolean {
  return (
    text.startsWith('{%', opens) ||
    /^\{\{\s*(?:[<%]|\/?[\w:.-]+\s*\()/.test(text.slice(opens, Math.min(end, opens + 200)))
  )
}

/** Whether a place lies between backticks of its line, going on from a place further up. */
function codeUpTo(text: string, at: number, before: { at: number; isOpen: boolean }): { at: number; isOpen: boolean } {
  let { isOpen } = before
  for (let index = before.at; index < at; index += 1) {
    if (text[index] === '\n') isOpen = false
    else if (text[index] === '`' && text[index - 1] !== '`') isOpen = !isOpen
  }
  return { at, isOpen }
}

/** `{{< figure src="a.jpg" alt="…" caption="…" >}}` as an image of Markdown; empty where it is something else. */
function imageOf(shortcode: string): string {
  if (!/^\{[{%]\s*[<%]?\s*(?:figure|image|img|picture|resize_image|include figure|include image)/i.test(shortcode))
    return ''
  const value = (names: string) => {
    const found = new RegExp(`\\b(?:${names})\\s*[=:]\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(shortcode)
    return (found?.[1] ?? found?.[2] ?? '').replace(/\s+/g, ' ').trim()
  }
  const src = value('src|path|url|image')
  if (src === '' || /[<>]/.test(src)) return ''
  const title = value('caption|title').replaceAll('"', '”')
  return `![${value('alt').replace(/[[\]\\]/g, '')}](<${src}>${title === '' ? '' : ` "${title}"`})`
}
