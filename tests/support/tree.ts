import type { HtmlElement, HtmlNode } from '#core/importing/html/tree.ts'

/** An element of a page, with its attributes and what is in it. */
export function node(name: string, attributes: Record<string, string> = {}, ...children: HtmlNode[]): HtmlElement {
  return { name, attributes: new Map(Object.entries(attributes)), children }
}
