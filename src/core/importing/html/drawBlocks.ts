import { LANGUAGE_PATTERN } from '#core/article/patterns.ts'
import type { ListItem, TableCell } from '#core/article/schema.ts'
import { directionOf, directionOfText, primaryLanguage } from '#core/text/direction.ts'
import { wordsOf, type Draft, type Picture } from './drafts.ts'
import { oneLine } from './oneLine.ts'
import { attribute, descendants, find, isBlockElement, textOf } from './query.ts'
import { joined, keptLines, linesIn, paragraphsIn, TextWriter, type Mark, type StyledText } from './styledText.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** What a page needs to be read that does not stand in the element itself. */
export interface Surroundings {
  /** The language that the page declares, or `und`. */
  lang: string
  /** A checked link, `UNKNOWN`, or nothing where a link leads nowhere. */
  linkOf: (href: string) => string | undefined
  /** The anchors of the page that notes stand at. */
  notes: ReadonlySet<string>
}

/**
 * Turns the body of a page into blocks without ids, with all its words in their order: paragraphs, headings, quotes,
 * verse, lists, figures, tables, notes and separators, and spans in them.
 */
export function drawBlocks(body: HtmlElement, surroundings: Surroundings): Draft[] {
  const drawer = new Drawer(surroundings)
  drawer.draw(body)
  return drawer.drafts
}

/** Marks by the name of the element. */
const MARKS = new Map<string, Mark>([
  ...['b', 'strong', 'dt'].map((name): [string, Mark] => [name, { type: 'strong' }]),
  ...['i', 'em', 'cite', 'dfn', 'var'].map((name): [string, Mark] => [name, { type: 'emphasis' }]),
  ...['code', 'tt', 'kbd', 'samp'].map((name): [string, Mark] => [name, { type: 'code' }]),
  ['q', { type: 'quote' }],
])
/** What has no words that a reader could read. */
const SILENT = new Set(
  (
    'script style template head title meta link svg math-x iframe object embed select option button textarea input ' +
    'canvas audio video map noscript datalist progress meter'
  ).split(' '),
)

const MAX_QUOTES = 3
/** A longer line is not one of a poem. */
const LONGEST_LINE = 100

class Drawer {
  readonly drafts: Draft[] = []
  readonly #around: Surroundings
  readonly #writer = new TextWriter()
  readonly #quoteDepth: number
  /** Pictures within a paragraph come behind it. */
  #pictures: Picture[] = []

  constructor(around: Surroundings, quoteDepth = 0) {
    this.#around = around
    this.#quoteDepth = quoteDepth
  }

  draw(element: HtmlElement): void {
    this.#children(element)
    this.#flush()
  }

  /** One by one: there may be more than a call can take. */
  #add(drafts: Draft[]): void {
    for (const draft of drafts) this.drafts.push(draft)
  }

  #children({ children }: HtmlElement): void {
    for (const child of children) this.#node(child)
  }

  #node(node: HtmlNode): void {
    if (typeof node === 'string') this.#writer.write(node)
    else if (SILENT.has(node.name)) return
    else if (node.name === 'br') this.#writer.breakLine()
    else if (node.name === 'img' || node.name === 'amp-img' || node.name === 'picture') this.#picture(node)
    else if (isBlockElement(node)) this.#block(node)
    else if (!this.#takeNoteReference(node)) this.#inline(node)
  }

  #inline(element: HtmlElement): void {
    const linked = () => this.#writer.marked(this.#linkMark(element), () => this.#children(element))
    const styled = () => this.#writer.marked(this.#styleMark(element), linked)
    this.#writer.marked(this.#languageMark(element), styled)
  }

  /** What is strong within what is strong is no stronger. */
  #styleMark({ name }: HtmlElement): Mark | undefined {
    const mark = MARKS.get(name)
    return mark === undefined || this.#writer.isWithin(mark.type) ? undefined : mark
  }

  #linkMark(element: HtmlElement): Mark | undefined {
    if (element.name !== 'a' || this.#writer.isWithin('link')) return undefined
    const href = this.#around.linkOf(attribute(element, 'href'))
    return href === undefined ? undefined : { type: 'link', href }
  }

  /** A run that says what language it is in, if its letters do not say otherwise: pages often lie about it. */
  #languageMark(element: HtmlElement): Mark | undefined {
    const lang = attribute(element, 'lang') || attribute(element, 'xml:lang')
    if (lang === '' || !LANGUAGE_PATTERN.test(lang) || this.#writer.isWithin('phrase')) return undefined
    if (primaryLanguage(lang) === primaryLanguage(this.#around.lang)) return undefined
    const dir = directionOfText(textOf(element))
    return dir === undefined || dir !== directionOf(lang) ? undefined : { type: 'phrase', lang, dir }
  }

  /**
   * The number of a note is left out: readers number them anew, behind the word that stands before it. Where no word can
   * carry it, beside a link for instance, the number stays, in brackets.
   */
  #takeNoteReference(element: HtmlElement): boolean {
    const note = noteReferredTo(element, this.#around.notes)
    if (note === undefined) return false
    if (!this.#writer.markLastWord({ type: 'note-reference', note }))
      this.#writer.write(`[${textOf(element).replace(/[[\]()]/g, '')}]`)
    return true
  }

  #block(element: HtmlElement): void {
    this.#flush()
    const anchor = attribute(element, 'id')
    if (this.#around.notes.has(anchor) && anchor !== '') this.#note(element, anchor)
    else if (/^h[1-6]$/.test(element.name)) this.#heading(element)
    else if (element.name === 'ul' || element.name === 'ol' || element.name === 'menu') this.#list(element)
    else if (element.name === 'blockquote') this.#quote(element)
    else if (element.name === 'figure') this.#figure(element)
    else if (element.name === 'pre') this.#code(element)
    else if (element.name === 'table') this.#table(element)
    else if (element.name === 'hr') this.drafts.push({ type: 'separator' })
    else if (isPoem(element)) this.#poem(element)
    else if (element.name === 'dt') this.#writer.marked(this.#styleMark(element), () => this.#children(element))
    else this.#children(element)
    this.#flush()
  }

  /** Ends the paragraph that is being written, if there is one. */
  #flush(): void {
    if (!this.#writer.isEmpty) this.#pushParagraphs(this.#writer.take())
    for (const picture of this.#pictures.splice(0)) this.#pushFigure(picture, { text: '', spans: [] })
  }

  #pushParagraphs(styled: StyledText): void {
    const type = this.#quoteDepth > 0 ? 'quote' : 'paragraph'
    for (const paragraph of paragraphsIn(styled)) {
      const lines = linesIn(paragraph)
      if (isVerse(lines)) this.drafts.push({ type: 'verse', isCode: false, ...joined(lines, '\n') })
      else this.drafts.push({ type, ...joined(lines) })
    }
  }

  #heading(element: HtmlElement): void {
    // Some pages set whole paragraphs, pictures or lists as headings.
    if (
      element.children.some((child) => typeof child !== 'string' && (child.name === 'ul' || child.name === 'table'))
    ) {
      this.#children(element)
      return
    }
    const inner = this.#inner(element)
    const styled = wordsOf(inner)
    this.#add(inner.filter(({ type }) => type === 'figure'))
    if (styled.text !== '') this.drafts.push({ type: 'heading', level: Number(element.name.slice(1)), ...styled })
  }

  #list(element: HtmlElement): void {
    const items: { words: StyledText; list: ListDraft | undefined; rest: Draft[] }[] = []
    for (const child of element.children) {
      if (typeof child === 'string') {
        // Words between the entries, where none should be; old pages indent so.
        if (child.trim() !== '')
          items.push(itemOf(this.#inner({ name: 'div', attributes: new Map(), children: [child] })))
        continue
      }
      if (SILENT.has(child.name)) continue
      if (child.name === 'ul' || child.name === 'ol') {
        // A list that stands between the entries belongs to the one before it.
        const inner = this.#inner({ name: 'div', attributes: new Map(), children: [child] })
        const last = items.at(-1)
        const list = inner.find(isList)
        if (last !== undefined && last.list === undefined && list !== undefined) last.list = list
        else items.push({ words: { text: '', spans: [] }, list: undefined, rest: inner })
      } else {
        const anchor = attribute(child, 'id')
        const inner = this.#inner(child)
        const isNote = anchor !== '' && this.#around.notes.has(anchor)
        if (isNote) items.push({ words: { text: '', spans: [] }, list: undefined, rest: [noteOf(inner, anchor)] })
        else items.push(itemOf(inner))
      }
    }
    const isPlain = items.every(({ rest }) => rest.length === 0)
    const ordered = element.name === 'ol'
    if (isPlain) {
      const entries = items.flatMap(({ words, list }) => listItem(words, list))
      if (entries.length > 0) this.drafts.push({ type: 'list', ordered, items: entries })
    } else {
      // Format 1 has no entries with figures, code or tables in them: the entries then stand as what they are made of.
      for (const { words, list, rest } of items) {
        if (words.text !== '') this.drafts.push({ type: 'list', ordered: false, items: listItem(words, list) })
        this.#add(rest)
      }
    }
  }

  #quote(element: HtmlElement): void {
    // A quotation in a quotation in a quotation is only a quotation here.
    if (this.#quoteDepth >= MAX_QUOTES) {
      this.#children(element)
      return
    }
    const source = element.children.find(
      (child): child is HtmlElement => typeof child !== 'string' && (child.name === 'footer' || child.name === 'cite'),
    )
    const drawer = new Drawer(this.#around, this.#quoteDepth + 1)
    drawer.draw(without(element, (child) => child === source))
    const last = drawer.drafts.at(-1)
    const attribution = source === undefined ? '' : textOf(source).replace(/^[—–-]\s*/, '')
    if (last?.type === 'quote' && attribution !== '') last.attribution = oneLine(attribution)
    this.#add(drawer.drafts)
  }

  #figure(element: HtmlElement): void {
    const image = find(element, isImage)
    const caption = element.children.find((child) => typeof child !== 'string' && child.name === 'figcaption')
    const inside = find(element, ({ name }) => name === 'pre' || name === 'table' || name === 'blockquote')
    if (image === undefined || inside !== undefined) {
      this.#children(element)
      return
    }
    const captioned = typeof caption === 'object' ? caption : find(element, ({ name }) => name === 'figcaption')
    const rest: HtmlElement = captioned ?? { ...element, children: element.children.filter((child) => child !== image) }
    this.#pushFigure(pictureOf(image), wordsOf(this.#inner(rest, isImage)))
  }

  #picture(element: HtmlElement): void {
    const image = isImage(element) ? element : find(element, isImage)
    if (image === undefined) return
    const picture = pictureOf(image)
    // Within a line it is a sign or a smiley, whose words are its alternative text.
    if (isSmall(picture)) {
      if (/^\p{Extended_Pictographic}/u.test(picture.alt)) this.#writer.write(picture.alt)
      return
    }
    this.#pictures.push(picture)
    if (this.#writer.isEmpty) this.#flush()
  }

  #pushFigure(picture: Picture, caption: StyledText): void {
    if (picture.src !== '' || caption.text !== '') this.drafts.push({ type: 'figure', ...creditIn(picture, caption) })
  }

  #code(element: HtmlElement): void {
    const text = keptLines(codeOf(element))
    if (text.trim() === '') return
    const writer = new TextWriter()
    // Lines that are kept are not always code.
    const isCode = !isPoem(element) && directionOfText(text) !== 'rtl'
    writer.marked(isCode ? { type: 'code' } : undefined, () => writer.writeVerbatim(text))
    const styled = writer.take()
    this.drafts.push(text.includes('\n') ? { type: 'verse', isCode, ...styled } : { type: 'paragraph', ...styled })
  }

  /** What the page calls a poem: its paragraphs are lines, and a verse of two halves is one. */
  #poem(element: HtmlElement): void {
    let lines: StyledText[] = []
    const flush = () => {
      if (lines.length > 1) this.drafts.push({ type: 'verse', isCode: false, ...joined(lines, '\n') })
      else for (const line of lines) this.drafts.push({ type: 'paragraph', ...line })
      lines = []
    }
    for (const child of element.children) {
      const inner = this.#inner({ name: 'div', attributes: new Map(), children: [child] })
      const words = inner.flatMap((draft) =>
        draft.type === 'paragraph' && draft.text.length <= LONGEST_LINE ? [draft] : [],
      )
      if (words.length < inner.length) {
        flush()
        this.#add(inner)
      } else {
        // Arabic verses have two halves, which pages set beside one another.
        const isHalved = words.length === 2 && words.every(({ text }) => directionOfText(text) === 'rtl')
        lines.push(...(isHalved ? [joined(words, '\t')] : words))
      }
    }
    flush()
  }

  #table(element: HtmlElement): void {
    const rows = rowsOf(element)
    const isLayout =
      attribute(element, 'role') === 'presentation' ||
      rows.length < 2 ||
      Math.max(...rows.slice(0, 1000).map((row) => row.length)) < 2 ||
      rows.some((row) => row.some((cell) => isLayoutCell(cell)))
    if (isLayout) {
      this.#children(element)
      return
    }
    const cells = rows.map((row) => row.map((cell) => this.#cell(cell)))
    const [first, ...others] = cells
    const hasHead = rows[0]?.every(({ name }) => name === 'th') === true && others.length > 0
    const caption = find(element, ({ name }) => name === 'caption')
    const words = caption === undefined ? '' : textOf(caption)
    this.drafts.push({
      type: 'table',
      ...(words !== '' && { caption: oneLine(words) }),
      ...(hasHead && first !== undefined && { head: first }),
      rows: hasHead ? others : cells,
    })
  }

  #cell(element: HtmlElement): TableCell {
    const { text, spans } = wordsOf(this.#inner(element))
    return spans.length > 0 ? { text, spans } : { text }
  }

  #note(element: HtmlElement, anchor: string): void {
    this.drafts.push(noteOf(this.#inner(element), anchor))
  }

  /** The drafts of what is inside an element. */
  #inner(element: HtmlElement, skip: (element: HtmlElement) => boolean = () => false): Draft[] {
    const drawer = new Drawer(this.#around)
    drawer.draw(without(element, skip))
    return drawer.drafts
  }
}

type ListDraft = Extract<Draft, { type: 'list' }>

function isList(draft: Draft): draft is ListDraft {
  return draft.type === 'list'
}

function without(element: HtmlElement, skip: (element: HtmlElement) => boolean): HtmlElement {
  return { ...element, children: element.children.filter((child) => typeof child === 'string' || !skip(child)) }
}

/** What an entry of a list is made of: its words, the list inside it, and what cannot stand in an entry. */
function itemOf(drafts: Draft[]): { words: StyledText; list: ListDraft | undefined; rest: Draft[] } {
  const simple = drafts.filter(({ type }) => type === 'paragraph' || type === 'heading' || type === 'quote')
  const lists = drafts.filter(isList)
  const rest = drafts.filter((draft) => draft.type === 'verse' || draft.type === 'table' || draft.type === 'note')
  const [first, ...others] = lists
  const list = first && { ...first, items: [first, ...others].flatMap(({ items }) => items) }
  return rest.length === 0
    ? { words: wordsOf(simple), list, rest }
    : { words: { text: '', spans: [] }, list: undefined, rest: drafts }
}

function listItem({ text, spans }: StyledText, list: ListDraft | undefined): ListItem[] {
  if (text === '') return list?.items ?? []
  return [
    {
      text,
      ...(spans.length > 0 && { spans }),
      ...(list !== undefined && { ...(list.ordered && { ordered: true }), items: list.items }),
    },
  ]
}

/** More are no way back from a note. */
const LONGEST_ARROWS = 40

function noteOf(drafts: Draft[], anchor: string): Draft {
  const { text, spans } = wordsOf(drafts)
  // The arrow that leads back, and the number in front.
  const end = text.length - (/\s*(?:[↩↑⬆^]\uFE0E?)+\s*$/u.exec(text.slice(-LONGEST_ARROWS))?.[0].length ?? 0)
  const start = /^(?:[↩↑^]\s*|\[?\p{Nd}{1,3}[\].):]?\s+)*/u.exec(text)?.[0].length ?? 0
  const from = start < end ? start : 0
  const kept = spans
    .filter((span) => span.start >= from && span.end <= end)
    .map((span) => ({ ...span, start: span.start - from, end: span.end - from }))
  return { type: 'note', anchor, text: text.slice(from, end), spans: kept }
}

/** Whether the page says that an element is a poem, or a verse or stanza of one. */
function isPoem(element: HtmlElement): boolean {
  return (
    /^(?:div|section|article|pre)$/.test(element.name) &&
    /(?:^|[\s_-])(?:poem|poetry|verses?|stanza|qasidah?)(?=$|[\s_-])/i.test(attribute(element, 'class'))
  )
}

/** At least this many short lines are verse, or an address; two may be a name and a place. */
const VERSE_LINES = 3
const VERSE_WIDTH = 60

function isVerse(lines: StyledText[]): boolean {
  return (
    lines.length >= VERSE_LINES &&
    lines.every(({ text }) => text.length <= VERSE_WIDTH && !/[.،,:؛;]$/.test(text)) &&
    lines.every(({ spans, text }) =>
      spans.every(({ type, start, end }) => type !== 'link' || end - start < text.length),
    )
  )
}

/** The anchor of the note that a link is a number of, in or without a `sup`. */
function noteReferredTo(element: HtmlElement, notes: ReadonlySet<string>): string | undefined {
  if (notes.size === 0 || (element.name !== 'sup' && element.name !== 'a')) return undefined
  const link = element.name === 'a' ? element : find(element, ({ name }) => name === 'a')
  const anchor = link === undefined ? '' : fragmentOf(attribute(link, 'href'))
  return notes.has(anchor) && isNoteNumber(textOf(element)) ? anchor : undefined
}

/** `note-1` of `#note-1` or of an address of this page that ends so. */
export function fragmentOf(href: string): string {
  const at = href.indexOf('#')
  if (at === -1) return ''
  try {
    return decodeURIComponent(href.slice(at + 1))
  } catch {
    return href.slice(at + 1)
  }
}

/** 1, [1], (١), *, † */
export function isNoteNumber(text: string): boolean {
  return /^[[(]?(?:\p{Nd}{1,3}|[*†‡§¹²³⁴-⁹]{1,3}|[a-z])[\])]?$/u.test(text)
}

function isImage({ name }: HtmlElement): boolean {
  return name === 'img' || name === 'amp-img'
}

/** Where pages put the address of a picture that is loaded late. */
const SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'data-url', 'src']

function pictureOf(image: HtmlElement): Picture {
  const sources = SOURCES.map((name) => attribute(image, name)).filter((src) => src !== '' && !src.startsWith('data:'))
  const written = attribute(image, 'src')
  const isPlaceholder = /blank|placeholder|spacer|pixel|loading|grey|1x1/i.test(written)
  const src = written !== '' && !written.startsWith('data:') && !isPlaceholder ? written : (sources[0] ?? '')
  const size = (name: string) => {
    const value = Number.parseInt(attribute(image, name), 10)
    return value >= 1 && value <= 20_000 ? { [name]: value } : {}
  }
  return { src, alt: oneLine(attribute(image, 'alt')), ...size('width'), ...size('height') }
}

/** Signs, smileys, counters of visits. */
function isSmall({ width = Infinity, height = Infinity }: Picture): boolean {
  return width <= 48 || height <= 48
}

const CREDIT_LABEL =
  /^(?:(?:صدر|مصدر) (?:ال)?صورة|(?:ال)?صورة|تصوير|Image source|Image credit|Photo(?:graph)?(?: by| credit)?|Credit|Getty)\s*[،,:;-]\s*/iu
const CAPTION_LABEL = /^(?:التعليق على الصورة|Image caption|Caption)\s*[،,:]\s*/iu

/** Takes labels off a caption, and a credit that is all of it. */
function creditIn(picture: Picture, caption: StyledText): { picture: Picture; caption: StyledText } {
  const label = CAPTION_LABEL.exec(caption.text)?.[0].length ?? 0
  const kept = {
    text: caption.text.slice(label),
    spans: caption.spans
      .filter(({ start }) => start >= label)
      .map((span) => ({ ...span, start: span.start - label, end: span.end - label })),
  }
  const credit = CREDIT_LABEL.test(kept.text) ? kept.text.replace(CREDIT_LABEL, '').trim() : ''
  if (credit === '' || credit.length > 80) return { picture, caption: kept }
  return { picture: { ...picture, credit }, caption: { text: '', spans: [] } }
}

/** The text of code: as it stands, a line break for each `<br>` and each line that is an element. */
function codeOf(node: HtmlNode): string {
  if (typeof node === 'string') return node
  if (node.name === 'br') return '\n'
  const inner = node.children.map(codeOf).join('')
  return isBlockElement(node) && node.name !== 'pre' && !inner.endsWith('\n') ? `${inner}\n` : inner
}

/** The rows of a table, not those of tables in it. */
function rowsOf(table: HtmlElement): HtmlElement[][] {
  const rows: HtmlElement[][] = []
  for (const row of descendants(table, ({ name }) => name === 'table' || name === 'td' || name === 'th')) {
    if (row.name !== 'tr') continue
    const cells = row.children.filter(
      (child): child is HtmlElement => typeof child !== 'string' && (child.name === 'td' || child.name === 'th'),
    )
    if (cells.length > 0) rows.push(cells)
  }
  return rows
}

/** A cell that holds more than words: the table only arranges the page. */
function isLayoutCell(cell: HtmlElement): boolean {
  let paragraphs = 0
  for (const { name } of descendants(cell)) {
    if (/^(?:table|h[1-6]|article|section|blockquote|pre|figure)$/.test(name)) return true
    if (name === 'p') paragraphs += 1
  }
  return paragraphs > 3
}
