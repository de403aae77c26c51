import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { HtmlElement, HtmlNode } from '#core/importing/html/tree.ts'

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
  html = ''
  #pieces = 0

  /** Whether it could be written within the limits. */
  write(node: HtmlNode, parent = ''): boolean {
    if (typeof node === 'string') {
      // Each escaped sign makes a text of its own there.
      this.#pieces += 1 + (node.length - node.replace(/[&<>]/g, '').length) * 2
      this.html += escaped(node)
    } else if (!SKIPPED.has(node.name)) {
      // It drops every footer, and a quotation's names its source.
      const name = node.name === 'footer' && parent === 'blockquote' ? 'cite' : node.name
      const isTransparent = TRANSPARENT.has(name)
      this.#pieces += 1
      if (!isTransparent) this.html += `<${name}${attributesOf(node)}>`
      for (const child of node.children) if (!this.write(child, name)) return false
      if (!isTransparent && !VOID.has(name)) this.html += `</${name}>`
    }
    return this.#pieces <= MAX_PIECES && this.html.length <= MAX_LENGTH
  }
}

const SKIPPED = new Set(['script', 'style', 'template', 'svg', 'math', 'link', 'meta', 'head'])
const TRANSPARENT = new Set(['#page', 'html', 'body'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col', 'area', 'base', 'embed', 'source', 'track', 'param'])

function attributesOf({ attributes }: HtmlElement): string {
  return [...attributes]
    .filter(([name]) => /^[a-z][a-z0-9-]*$/.test(name))
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
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
