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
 * `undefined` where there are none.
 */
function withoutShortcodes(lines: string[], from: number): { lines: string[]; dropped: string[] } | undefined {
  const dropped: string[] = []
  let count = 1
  let text = lines[from] ?? ''
  let at = 0
  for (;;) {
    const start = text.slice(at).search(/\{\{|\{%/)
    if (start === -1) break
    const opens = at + start
    const close = text.startsWith('{%', opens) ? '%}' : '}}'
    let end = text.indexOf(close, opens)
    while (end === -1 && count < REACH && from + count < lines.length) {
      text += `\n${lines[from + count] ?? ''}`
      count += 1
      end = text.indexOf(close, opens)
    }
    const whole = end === -1 ? '' : text.slice(opens, end + close.length)
    if (!isShortcode(whole) || isInCode(text, opens)) at = opens + 2
    else {
      const image = imageOf(whole)
      if (image === '') dropped.push(whole.replace(/\s+/g, ' '))
      text = `${text.slice(0, opens)}${image}${'\n'.repeat(whole.split('\n').length - 1)}${text.slice(end + close.length)}`
      at = opens + image.length
    }
    if (dropped.length > 1000) break
  }
  // Nothing was taken out: the line is an ordinary one, and those below it have not been read.
  return text === lines.slice(from, from + count).join('\n') ? undefined : { lines: text.split('\n'), dropped }
}

/** A call or a tag; `{{ name }}` alone may be what the text is about. */
function isShortcode(text: string): boolean {
  return /^\{%[^]*%\}$|^\{\{\s*(?:[<%]|\/?[\w:.-]+\s*\()/.test(text)
}

/** Between backticks of the same line. */
function isInCode(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at)
  return (before.match(/`+/g) ?? []).length % 2 === 1
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
