import { Tokenizer } from 'htmlparser2'
import type { HtmlElement } from '#core/importing/html/tree.ts'

/** No feed is nested like that, nor has as many elements in 5 MB that say something. */
const MAX_DEPTH = 100
export const MAX_XML_ELEMENTS = 200_000

/**
 * Reads XML of any quality into a tree under an element `#xml`; names of elements and attributes in lower case, with their
 * prefix. Knows the five entities of XML and numbers, and neither reads nor fetches any other. Nothing comes of XML with
 * more than `MAX_XML_ELEMENTS`. Linear; never throws.
 */
export function parseXml(xml: string): HtmlElement | undefined {
  const root: HtmlElement = { name: '#xml', attributes: new Map(), children: [] }
  const open: HtmlElement[] = [root]
  let elements = 0
  let name = ''
  let attributes = new Map<string, string>()
  let attributeName = ''
  let value: string[] = []
  const text = (piece: string) => open.at(-1)?.children.push(piece)
  const start = (isClosed: boolean) => {
    elements += 1
    if (elements > MAX_XML_ELEMENTS) return
    const element: HtmlElement = { name, attributes, children: [] }
    attributes = new Map()
    open.at(-1)?.children.push(element)
    if (!isClosed && open.length < MAX_DEPTH) open.push(element)
  }
  const end = (ended: string) => {
    // The few that are open are soon looked through; an end without a beginning ends nothing.
    const at = open.findLastIndex((element, index) => index > 0 && element.name === ended)
    if (at !== -1) open.length = at
  }
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      ontext: (from, to) => text(xml.slice(from, to)),
      ontextentity: (codePoint) => text(String.fromCodePoint(codePoint)),
      onopentagname: (from, to) => {
        name = xml.slice(from, to).toLowerCase()
        attributes = new Map()
      },
      onattribname: (from, to) => {
        attributeName = xml.slice(from, to).toLowerCase()
      },
      onattribdata: (from, to) => value.push(xml.slice(from, to)),
      onattribentity: (codePoint) => value.push(String.fromCodePoint(codePoint)),
      onattribend: () => {
        if (!attributes.has(attributeName) && attributes.size < 60) attributes.set(attributeName, value.join(''))
        value = []
      },
      onopentagend: () => start(false),
      onselfclosingtag: () => start(true),
      onclosetag: (from, to) => end(xml.slice(from, to).toLowerCase()),
      oncdata: (from, to, offset) => text(xml.slice(from, to - offset)),
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(xml)
  tokenizer.end()
  return elements > MAX_XML_ELEMENTS ? undefined : root
}

function ignore(): void {}
