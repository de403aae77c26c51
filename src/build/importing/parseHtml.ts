import { Tokenizer } from 'htmlparser2'
import { AttributeList, TreeBuilder, type HtmlElement } from '#core/importing/html/tree.ts'

/**
 * Reads a page of any quality into a tree. Linear in its length, whatever is in it; never throws.
 */
export function parseHtml(html: string): HtmlElement {
  const builder = new TreeBuilder()
  let name = ''
  let attributes = new AttributeList()
  let attributeName = ''
  let value: string[] = []
  const open = (closed: boolean) => {
    builder.start(name, attributes.values, closed)
    attributes = new AttributeList()
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => builder.text(html.slice(start, end)),
      ontextentity: (codePoint) => builder.text(String.fromCodePoint(codePoint)),
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase()
      },
      onattribname: (start, end) => {
        attributeName = html.slice(start, end).toLowerCase()
      },
      onattribdata: (start, end) => value.push(html.slice(start, end)),
      onattribentity: (codePoint) => value.push(String.fromCodePoint(codePoint)),
      onattribend: () => {
        attributes.add(attributeName, value.join(''))
        value = []
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag: (start, end) => builder.end(html.slice(start, end).toLowerCase()),
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return builder.root
}

function ignore(): void {}
