import type { HtmlElement, HtmlNode } from './tree.ts'

/** Every element inside another, in the order of the page. `skip` says which to pass over with all that is in them. */
export function* descendants(
  element: HtmlElement,
  skip: (element: HtmlElement) => boolean = () => false,
): Generator<HtmlElement> {
  const open = [{ children: element.children, at: 0 }]
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const child = level.children[level.at]
    level.at += 1
    if (child === undefined) open.pop()
    else if (typeof child !== 'string' && !skip(child)) {
      yield child
      open.push({ children: child.children, at: 0 })
    }
  }
}

/** The first element inside another that fits. */
export function find(element: HtmlElement, fits: (element: HtmlElement) => boolean): HtmlElement | undefined {
  for (const inner of descendants(element)) if (fits(inner)) return inner
  return undefined
}

/** Elements that a reader never sees the content of. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'select', 'textarea', 'svg'])

/** The words of a node on one line, with a space where an element ends a line. */
export function textOf(node: HtmlNode): string {
  const parts: string[] = []
  collect(node, parts)
  return parts.join('').replace(/\s+/g, ' ').trim()
}

function collect(node: HtmlNode, parts: string[]): void {
  if (typeof node === 'string') parts.push(node)
  else if (!SILENT.has(node.name)) {
    const isBlock = isBlockElement(node) || node.name === 'br'
    if (isBlock) parts.push(' ')
    for (const child of node.children) collect(child, parts)
    if (isBlock) parts.push(' ')
  }
}

/** The value of an attribute, trimmed; empty where the element has it not. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attributes.get(name)?.trim() ?? ''
}

/** Class and id of an element as one text, which say more of its purpose than its name does. */
export function purposeOf(element: HtmlElement): string {
  return `${attribute(element, 'class')} ${attribute(element, 'id')}`.trim()
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary ' +
    'table tbody td tfoot th thead tr ul caption dir'
  ).split(' '),
)

/** Whether an element stands on lines of its own. */
export function isBlockElement({ name }: HtmlElement): boolean {
  return BLOCKS.has(name)
}

/** The text that stands in an element itself, of a title or a script. */
export function ownText({ children }: HtmlElement): string {
  return children.filter((child) => typeof child === 'string').join('')
}
