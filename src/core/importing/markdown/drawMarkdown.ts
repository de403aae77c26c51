import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem as MarkdownItem,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast'
import type { ListItem, TableCell } from '#core/article/schema.ts'
import { drawBlocks, type Surroundings } from '#core/importing/html/drawBlocks.ts'
import { wordsOf, type Draft, type Picture } from '#core/importing/html/drafts.ts'
import { attribute, find } from '#core/importing/html/query.ts'
import {
  joined,
  keptLines,
  linesIn,
  onOneLine,
  TextWriter,
  type Mark,
  type StyledText,
} from '#core/importing/html/styledText.ts'
import type { HtmlElement } from '#core/importing/html/tree.ts'
import type { ImportNote } from '#core/importing/outcome.ts'

/** What a text needs to be read that does not stand in it. */
export interface MarkdownSurroundings extends Pick<Surroundings, 'lang' | 'linkOf'> {
  parseHtml: (html: string) => HtmlElement
  /** Called for what was left out. */
  leaveOut: (note: ImportNote, line: number, quote: string) => void
}

/**
 * Turns parsed Markdown into blocks without ids, with all its words in their order. HTML in it is read as HTML of a page
 * is: its words stay, scripts and the like are left out. References of notes name the label of the note.
 *
 * @param definitions addresses by identifier, for links and images that name one
 * @param line the line of the text that line 1 of the nodes is
 */
export function drawMarkdown(
  nodes: RootContent[],
  around: MarkdownSurroundings,
  definitions: ReadonlyMap<string, { url: string; title?: string | null | undefined }>,
  line: number,
): Draft[] {
  const drawer = new Drawer(around, definitions, line)
  return drawer.blocks(nodes)
}

/** Elements whose content is not words. */
const SILENT = /<(?:script|style|iframe|object|embed|form|video|audio|canvas|svg|template|input|button|select)\b/i
const MARKS = new Map<string, Mark>([
  ['b', { type: 'strong' }],
  ['strong', { type: 'strong' }],
  ['i', { type: 'emphasis' }],
  ['em', { type: 'emphasis' }],
  ['code', { type: 'code' }],
  ['kbd', { type: 'code' }],
  ['samp', { type: 'code' }],
  ['q', { type: 'quote' }],
])
/** How far the end of an element is looked for, in nodes. */
const REACH = 100
/** Nested deeper than that, blocks stand side by side. */
const MAX_DEPTH = 20

class Drawer {
  readonly #around: MarkdownSurroundings
  readonly #definitions: ReadonlyMap<string, { url: string; title?: string | null | undefined }>
  readonly #line: number
  #writer = new TextWriter()
  #pictures: { picture: Picture; caption: StyledText }[] = []
  #depth = 0
  #isQuote = false

  constructor(
    around: MarkdownSurroundings,
    definitions: ReadonlyMap<string, { url: string; title?: string | null | undefined }>,
    line: number,
  ) {
    this.#around = around
    this.#definitions = definitions
    this.#line = line
  }

  blocks(nodes: RootContent[]): Draft[] {
    if (this.#depth > MAX_DEPTH) return []
    this.#depth += 1
    const drafts = nodes.flatMap((node) => this.#block(node))
    this.#depth -= 1
    return drafts
  }

  #block(node: RootContent): Draft[] {
    switch (node.type) {
      case 'paragraph':
        return this.#paragraph(node.children)
      case 'heading': {
        const { styled, pictures } = this.#words(node.children)
        const heading: Draft[] =
          styled.text === '' ? [] : [{ type: 'heading', level: node.depth, ...onOneLine(spaced(styled)) }]
        return [...heading, ...pictures]
      }
      case 'blockquote':
        return this.#quote(node.children)
      case 'list':
        return this.#list(node)
      case 'code':
        return codeDraft(node.value)
      case 'html':
        return this.#html(node.value, this.#line + (node.position?.start.line ?? 1) - 1)
      case 'table':
        return this.#table(node)
      case 'thematicBreak':
        return [{ type: 'separator' }]
      case 'footnoteDefinition': {
        const text = wordsOf(this.blocks(node.children))
        return text.text === '' ? [] : [{ type: 'note', anchor: node.identifier, ...text }]
      }
      case 'definition':
      case 'yaml':
      // What stands within the others has no place among blocks.
      case 'listItem':
      case 'tableRow':
      case 'tableCell':
      case 'text':
      case 'break':
      case 'delete':
      case 'emphasis':
      case 'strong':
      case 'inlineCode':
      case 'link':
      case 'linkReference':
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        return []
    }
  }

  #paragraph(children: PhrasingContent[]): Draft[] {
    const { styled, pictures } = this.#words(children)
    if (styled.text === '') return pictures
    const lines = linesIn(styled)
    const paragraph: Draft = isVerse(lines)
      ? { type: 'verse', isCode: false, ...joined(lines, '\n') }
      : { type: this.#isQuote ? 'quote' : 'paragraph', ...joined(lines) }
    return [paragraph, ...pictures]
  }

  /** The paragraphs of a quotation are quotes; its last line may say whose words they are. */
  #quote(children: (BlockContent | DefinitionContent)[]): Draft[] {
    const wasQuote = this.#isQuote
    this.#isQuote = true
    const nodes = withoutAlertLabel(children)
    const { rest, attribution } = withoutAttribution(nodes)
    const drafts = this.blocks(rest)
    const by =
      attribution === undefined ? '' : onOneLine(spaced(this.#words(attribution).styled)).text.replace(DASH, '')
    this.#isQuote = wasQuote
    const last = drafts.findLast((draft) => draft.type === 'quote')
    if (by === '') return drafts
    if (last === undefined) return [...drafts, { type: 'quote', text: by, spans: [] }]
    return drafts.map((draft) => (draft === last ? { ...last, attribution: by } : draft))
  }

  /**
   * Format 1 has no entries with code, tables or figures in them. A list with such entries is cut there, and where it was
   * numbered its numbers are written out.
   */
  #list(list: List): Draft[] {
    const entries = list.children.map((item) => this.#item(item))
    const ordered = list.ordered === true
    if (entries.every(({ rest }) => rest.length === 0)) {
      const items = entries.flatMap(({ item }) => item)
      return items.length === 0 ? [] : [{ type: 'list', ordered, items }]
    }
    const start = list.start ?? 1
    return entries.flatMap(({ item, rest }, index): Draft[] => {
      if (!ordered) return [...(item.length > 0 ? [{ type: 'list', ordered, items: item } as const] : []), ...rest]
      const number = `${start + index}. `
      const [first] = item
      const text: Draft[] =
        first === undefined
          ? []
          : [
              {
                type: 'paragraph',
                ...joined([
                  { text: number.trim(), spans: [] },
                  { text: first.text, spans: first.spans ?? [] },
                ]),
              },
            ]
      const inner = first?.items ?? []
      return [
        ...text,
        ...(inner.length > 0 ? [{ type: 'list', ordered: first?.ordered === true, items: inner } as const] : []),
        ...rest,
      ]
    })
  }

  #item({ children, checked }: MarkdownItem): { item: ListItem[]; rest: Draft[] } {
    const wasQuote = this.#isQuote
    this.#isQuote = false
    const drafts = this.blocks(children)
    this.#isQuote = wasQuote
    const firstOther = drafts.findIndex(({ type }) => !['paragraph', 'heading', 'quote', 'list'].includes(type))
    const own = firstOther === -1 ? drafts : drafts.slice(0, firstOther)
    const box = typeof checked === 'boolean' ? [{ text: checked ? '☑' : '☐', spans: [] }] : []
    const words = onOneLine(joined([...box, ...own.flatMap((draft) => ('text' in draft ? [draft] : []))]))
    const lists = own.filter((draft) => draft.type === 'list')
    const inner = lists.flatMap(({ items }) => items)
    const rest = firstOther === -1 ? [] : drafts.slice(firstOther)
    if (words.text === '') return { item: inner, rest }
    return {
      item: [
        {
          text: words.text,
          ...(words.spans.length > 0 && { spans: words.spans }),
          ...(inner.length > 0 && { ...(lists[0]?.ordered === true && { ordered: true }), items: inner }),
        },
      ],
      rest,
    }
  }

  #table({ children }: Table): Draft[] {
    const width = Math.max(...children.slice(0, 1).map(({ children: cells }) => cells.length), 0)
    const rows = children.map((row) =>
      Array.from({ length: width }, (_, column): TableCell => {
        const cell = row.children[column]
        const { text, spans } = onOneLine(spaced(this.#words(cell?.children ?? []).styled))
        return spans.length > 0 ? { text, spans } : { text }
      }),
    )
    const [head, ...body] = rows
    if (head === undefined) return []
    if (body.length === 0) return [{ type: 'table', rows: [head] }]
    const isNamed = head.some(({ text }) => text !== '')
    return [{ type: 'table', ...(isNamed && { head }), rows: body }]
  }

  #html(html: string, line: number): Draft[] {
    const silent = SILENT.exec(html)
    if (silent !== null)
      this.#around.leaveOut('markup-dropped', line, html.slice(silent.index).replace(/\s+/g, ' ').trim())
    return drawBlocks(this.#around.parseHtml(html.replace(/<!--[^]*?-->/g, '')), { ...this.#around, notes: new Set() })
  }

  /** The words of a line, and the pictures that stand in it. */
  #words(children: PhrasingContent[]): { styled: StyledText; pictures: Draft[] } {
    const outer = { writer: this.#writer, pictures: this.#pictures }
    this.#writer = new TextWriter()
    this.#pictures = []
    this.#phrases(children)
    const styled = this.#writer.take()
    const pictures = this.#pictures.map((figure): Draft => ({ type: 'figure', ...figure }))
    this.#writer = outer.writer
    this.#pictures = outer.pictures
    return { styled, pictures }
  }

  #phrases(children: PhrasingContent[]): void {
    for (let index = 0; index < children.length; index += 1) {
      const node = children[index]
      if (node === undefined) continue
      if (node.type === 'html') index = this.#inlineHtml(node.value, children, index)
      else this.#phrase(node)
    }
  }

  #phrase(node: Exclude<PhrasingContent, { type: 'html' }>): void {
    const writer = this.#writer
    switch (node.type) {
      case 'text':
        return writer.write(node.value)
      case 'break':
        return writer.breakLine()
      case 'strong':
        return writer.marked({ type: 'strong' }, () => this.#phrases(node.children))
      case 'emphasis':
        return writer.marked({ type: 'emphasis' }, () => this.#phrases(node.children))
      case 'delete':
        return this.#phrases(node.children)
      case 'inlineCode':
        return writer.marked({ type: 'code' }, () => writer.write(node.value))
      case 'link':
        return this.#link(node.url, node.children)
      case 'linkReference':
        return this.#link(this.#definitions.get(node.identifier)?.url ?? '', node.children)
      case 'image':
        return this.#picture(node.url, node.alt, node.title)
      case 'imageReference': {
        const definition = this.#definitions.get(node.identifier)
        return this.#picture(definition?.url ?? '', node.alt, definition?.title)
      }
      case 'footnoteReference':
        // Where no word can carry it, beside a link for instance, the number stays as it was typed.
        if (!writer.markLastWord({ type: 'note-reference', note: node.identifier }))
          writer.write(`[${node.label ?? node.identifier}]`)
    }
  }

  #link(url: string, children: PhrasingContent[]): void {
    const href = this.#writer.isWithin('link') ? undefined : this.#around.linkOf(url)
    this.#writer.marked(href === undefined ? undefined : { type: 'link', href }, () => this.#phrases(children))
  }

  #picture(src: string, alt: string | null | undefined, title: string | null | undefined): void {
    const caption = new TextWriter()
    caption.write(title ?? '')
    const words = new TextWriter()
    words.write(alt ?? '')
    this.#pictures.push({ picture: { src, alt: words.take().text }, caption: caption.take() })
  }

  /** One tag between words. Returns the index of the last node that was read. */
  #inlineHtml(tag: string, children: PhrasingContent[], index: number): number {
    const name = /^<([a-z][\w-]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
    if (name === 'br') this.#writer.breakLine()
    if (name === 'img') {
      const image = find(this.#around.parseHtml(tag), (element) => element.name === 'img')
      if (image !== undefined)
        this.#picture(attribute(image, 'src'), attribute(image, 'alt'), attribute(image, 'title'))
    }
    const isSilent = name === 'script' || name === 'style'
    if (!isSilent && name !== 'a' && !MARKS.has(name)) return index
    const end = children
      .slice(index + 1, index + REACH)
      .findIndex((node) => node.type === 'html' && node.value.toLowerCase().startsWith(`</${name}`))
    if (end === -1) return index
    const inner = children.slice(index + 1, index + 1 + end)
    const href = name === 'a' ? find(this.#around.parseHtml(tag), (element) => element.name === 'a') : undefined
    if (href !== undefined) this.#link(attribute(href, 'href'), inner)
    else if (!isSilent) this.#writer.marked(MARKS.get(name), () => this.#phrases(inner))
    return index + 1 + end
  }
}

function codeDraft(value: string): Draft[] {
  const text = keptLines(value)
  if (text === '') return []
  const writer = new TextWriter()
  writer.marked({ type: 'code' }, () => writer.writeVerbatim(text))
  const styled = writer.take()
  return styled.text === ''
    ? []
    : [styled.text.includes('\n') ? { type: 'verse', isCode: true, ...styled } : { type: 'paragraph', ...styled }]
}

function spaced(styled: StyledText): StyledText {
  return joined(linesIn(styled))
}

/** Three lines or more that were broken on purpose and are short; with full stops it is prose, with numbers a list. */
function isVerse(lines: StyledText[]): boolean {
  return lines.length >= 3 && lines.every(({ text }) => text.length <= 60 && !/[.،,:؛;]$|^[\p{N}•*-]/u.test(text))
}

/** `> [!NOTE]`, GitHub's boxes. */
function withoutAlertLabel(nodes: (BlockContent | DefinitionContent)[]): (BlockContent | DefinitionContent)[] {
  const [first, ...others] = nodes
  if (first?.type !== 'paragraph') return nodes
  const [text, ...rest] = first.children
  if (text?.type !== 'text' || !/^\[!\w+\]/.test(text.value)) return nodes
  const value = text.value.replace(/^\[!\w+\]\s*/, '')
  const children = value === '' ? rest : [{ ...text, value }, ...rest]
  return children.length === 0 ? others : [{ ...first, children }, ...others]
}

const DASH = /^(?:[—–―]|--)\s*/

/** Takes a last paragraph, or the last line of one, that begins with a dash. */
function withoutAttribution(nodes: (BlockContent | DefinitionContent)[]): {
  rest: (BlockContent | DefinitionContent)[]
  attribution: PhrasingContent[] | undefined
} {
  const last = nodes.at(-1)
  if (last?.type !== 'paragraph') return { rest: nodes, attribution: undefined }
  const { children } = last
  const before = nodes.slice(0, -1)
  const [first] = children
  if (before.length > 0 && first?.type === 'text' && DASH.test(first.value))
    return { rest: before, attribution: children }
  for (const [index, node] of children.entries()) {
    const isAfterBreak = children[index - 1]?.type === 'break'
    if (node.type !== 'text') continue
    const at = isAfterBreak && DASH.test(node.value) ? 0 : node.value.search(/\n(?:[—–―]|--)\s*[^\n]*$/)
    if (at === -1) continue
    const head = node.value.slice(0, at)
    const kept = [
      ...children.slice(0, isAfterBreak ? index - 1 : index),
      ...(head === '' ? [] : [{ ...node, value: head }]),
    ]
    return {
      rest: kept.length === 0 ? before : [...before, { ...last, children: kept }],
      attribution: [{ ...node, value: node.value.slice(at).trimStart() }, ...children.slice(index + 1)],
    }
  }
  return { rest: nodes, attribution: undefined }
}
