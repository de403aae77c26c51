import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { HtmlElement, HtmlNode } from '#core/importing/html/tree.ts'
import { escapeMarkup } from '#core/publishing/markup.ts'

/** Elements, and pieces of text: a larger page takes it seconds, and would be a list or a book rather than an article. */
const MAX_PIECES = 20_000
const MAX_LENGTH = 1_500_000

/**
 * The element of a page that Mozilla's Readability takes for the body of its article, or nothing: where it finds none,
 * where the page is too large for it, and where it fails.
 */
export function readableBody(page: HtmlElement): HtmlElement | undefined {
  const written = new Writer()
  if (!written.write(page)) return undefined
  try {
    const { document } = parseHTML(`<!doctype html><html><head></head><body>${written.html}</body></html>`)
    const article = new Readability<unknown>(document, { keepClasses: true, serializer: (node) => node }).parse()
    const content = article?.content
    return isElement(content) ? treeOf(content) : undefined
  } catch {
    // It meets trees that it was not made for; then our own search has to do.
    return undefined
  }
}

/** Writes a tree as HTML again, without what no extractor reads. */
class Writer {
  readonly #parts: string[] = []
  #length = 0
  #pieces = 0
  /** How many parts there were after the last that has words or pictures in it. */
  #filled = 0

  get html(): string {
    return this.#parts.join('')
  }

  /** Whether it could be written within the limits. */
  write(node: HtmlNode, parent = ''): boolean {
    if (typeof node === 'string') {
      // Each sign that is escaped, here or there, makes a text of its own: quotation marks need not be, nor spaces.
      this.#pieces += 1 + (node.length - node.replace(/[&<>]/g, '').length) * 2
      this.#push(escapeMarkup(node.replaceAll('\u00A0', ' ')).replaceAll('&quot;', '"'))
      if (/\S/.test(node)) this.#filled = this.#parts.length
    } else if (!SKIPPED.has(node.name)) {
      // It drops every footer, and a quotation's names its source.
      const name = node.name === 'footer' && parent === 'blockquote' ? 'cite' : node.name
      const isTransparent = TRANSPARENT.has(name)
      const { length } = this.#parts
      this.#pieces += 1
      if (!isTransparent) this.#push(`<${name}${attributesOf(node)}>`)
      for (const child of node.children) if (!this.write(child, name)) return false
      if (!isTransparent && !VOID.has(name)) this.#push(`</${name}>`)
      // It takes these out as well, and looks through all that is in them for each.
      if (CONTAINERS.has(name) && this.#filled <= length) this.#cut(length)
      else if (!CONTAINERS.has(name) && !BREAKS.has(name) && node.children.length === 0)
        this.#filled = this.#parts.length
    }
    return this.#pieces <= MAX_PIECES && this.#length <= MAX_LENGTH
  }

  #push(html: string): void {
    this.#parts.push(html)
    this.#length += html.length
  }

  #cut(length: number): void {
    for (const html of this.#parts.splice(length)) this.#length -= html.length
  }
}

const SKIPPED = new Set(['script', 'style', 'template', 'svg', 'math', 'link', 'meta', 'head'])
const TRANSPARENT = new Set(['#page', 'html', 'body'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col', 'area', 'base', 'embed', 'source', 'track', 'param'])
/** What Readability takes out if there is nothing in it but these. */
const CONTAINERS = new Set(['div', 'section', 'header', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const BREAKS = new Set(['br', 'hr'])

function attributesOf({ attributes }: HtmlElement): string {
  return [...attributes]
    .filter(([name]) => /^[a-z][a-z0-9-]*$/.test(name))
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('')
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 1
}

function treeOf(element: Element): HtmlElement {
  const children: HtmlNode[] = []
  for (const child of element.childNodes) {
    if (child.nodeType === 3) children.push(child.textContent ?? '')
    else if (isElement(child)) children.push(treeOf(child))
  }
  return {
    name: element.tagName.toLowerCase(),
    attributes: new Map([...element.attributes].map(({ name, value }) => [name, value])),
    children,
  }
}
