/** A page as a tree, as much of it as an importer needs. Names of elements and attributes are in lower case. */
export interface HtmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
  children: HtmlNode[]
  /** What `weightOf` found, once. */
  weight?: number
}
/** A text stands as it is, white space and all. */
export type HtmlNode = HtmlElement | string

/** What no page that was made for readers comes near, and half of what browsers themselves limit (Blink: 512 levels). */
const MAX_DEPTH = 256
const MAX_ATTRIBUTES = 60
const MAX_ELEMENTS = 200_000

/** Elements that have neither content nor an end tag, https://html.spec.whatwg.org/#void-elements */
const VOID = words('area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen')
/** What begins a new block and so ends an open paragraph, https://html.spec.whatwg.org/#closing-elements-that-have-implied-end-tags */
const ENDS_PARAGRAPH = words(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul',
)
/** What an element ends of those before it, and the element that it looks no further than. */
const ENDS: Record<string, { ends: Set<string>; within: Set<string> }> = {
  li: { ends: words('li'), within: words('ul ol menu dir') },
  dt: { ends: words('dt dd'), within: words('dl') },
  dd: { ends: words('dt dd'), within: words('dl') },
  tr: { ends: words('tr td th caption colgroup'), within: words('table') },
  td: { ends: words('td th'), within: words('tr table') },
  th: { ends: words('td th'), within: words('tr table') },
  thead: { ends: words('caption colgroup thead tbody tfoot tr td th'), within: words('table') },
  tbody: { ends: words('caption colgroup thead tbody tfoot tr td th'), within: words('table') },
  tfoot: { ends: words('caption colgroup thead tbody tfoot tr td th'), within: words('table') },
  option: { ends: words('option'), within: words('select datalist') },
  a: { ends: words('a'), within: words('td th table') },
}
/** An end tag that comes too early, `<b><p>…</b>…</p>`, ends these without ending what is open in them. */
const FORMATTING = words(
  'a abbr b big cite code del em font i ins label mark q s small span strike strong sub sup tt u',
)

/**
 * Builds the tree of a page from its tags and texts in order, as a browser would as far as articles need it: tags that
 * may be left out are added, wrong ones forgiven, and what is nested too deep is set side by side. Linear in the number
 * of calls; never throws.
 */
export class TreeBuilder {
  readonly root: HtmlElement = { name: '#page', attributes: NONE, children: [] }
  readonly #open: HtmlElement[] = [this.root]
  /** How many of each name are open, so that an end tag without a beginning costs nothing. */
  readonly #counts = new Map<string, number>()
  #elements = 0

  /** A start tag; `closed` if it ends itself, which only counts in drawings and formulas. */
  start(name: string, attributes: ReadonlyMap<string, string>, closed = false): void {
    if (this.#elements >= MAX_ELEMENTS) return
    if ((name === 'html' || name === 'body' || name === 'head') && this.#count(name) > 0) return
    if (name === 'body') this.#close('head')
    if (ENDS_PARAGRAPH.has(name) && this.#count('p') > 0) this.#closeWithin(words('p'), PARAGRAPH_BOUNDARY)
    const rule = ENDS[name]
    if (rule !== undefined) this.#closeWithin(rule.ends, rule.within)
    if (/^h[1-6]$/.test(name) && /^h[1-6]$/.test(this.#top.name)) this.#pop()

    if (this.#open.length >= MAX_DEPTH) this.#pop()
    const element: HtmlElement = { name, attributes, children: [] }
    this.#elements += 1
    this.#top.children.push(element)
    if (VOID.has(name) || (closed && this.#count('svg') + this.#count('math') > 0)) return
    this.#open.push(element)
    this.#counts.set(name, this.#count(name) + 1)
  }

  text(text: string): void {
    const { children } = this.#top
    const last = children.length - 1
    const before = children[last]
    if (typeof before === 'string') children[last] = before + text
    else children.push(text)
  }

  end(name: string): void {
    if (name === 'br') this.start('br', NONE)
    // What follows the end of the body belongs to it all the same.
    else if (name !== 'body' && name !== 'html') this.#close(name)
  }

  get #top(): HtmlElement {
    return this.#open.at(-1) ?? this.root
  }

  #count(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  #pop(): void {
    const element = this.#open.length > 1 ? this.#open.pop() : undefined
    if (element !== undefined) this.#counts.set(element.name, this.#count(element.name) - 1)
  }

  #close(name: string): void {
    if (this.#count(name) === 0) return
    const at = this.#open.findLastIndex((element) => element.name === name)
    const above = this.#open.slice(at + 1)
    if (above.some(({ name: inner }) => inner === 'table' && !FORMATTING.has(name)) && name !== 'table') {
      // Within a table an end tag closes nothing outside it.
      if (above.some(({ name: inner }) => inner === 'td' || inner === 'th')) return
    }
    if (FORMATTING.has(name) && above.some(({ name: inner }) => !FORMATTING.has(inner))) {
      this.#open.splice(at, 1)
      this.#counts.set(name, this.#count(name) - 1)
    } else while (this.#open.length > at) this.#pop()
  }

  /** Closes the outermost open element of these names that lies above every one of `within`. */
  #closeWithin(ends: Set<string>, within: Set<string>): void {
    let found = -1
    for (let at = this.#open.length - 1; at > 0; at -= 1) {
      const name = this.#open[at]?.name ?? ''
      if (within.has(name)) break
      if (ends.has(name)) found = at
    }
    if (found !== -1) while (this.#open.length > found) this.#pop()
  }
}

/** A paragraph is not looked for outside these. */
const PARAGRAPH_BOUNDARY = words('table td th caption button object applet marquee template li dd blockquote')

/** The attributes of one tag, the first of each name, and no more than any page has. */
export class AttributeList {
  /** Most elements have none. */
  values: ReadonlyMap<string, string> = NONE

  add(name: string, value: string): void {
    if (this.values.size >= MAX_ATTRIBUTES || this.values.has(name)) return
    if (this.values === NONE) this.values = new Map([[name, value]])
    else (this.values as Map<string, string>).set(name, value)
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

function words(list: string): Set<string> {
  return new Set(list.split(' '))
}
