import { webAddress } from '#core/importing/html/links.ts'
import { oneLine } from '#core/importing/html/oneLine.ts'
import { attribute } from '#core/importing/html/query.ts'
import type { HtmlElement } from '#core/importing/html/tree.ts'
import { isRecord } from '#core/isRecord.ts'

/** The text of an entry: HTML as a text, XHTML as its elements, or plain text. */
export type FeedContent =
  { kind: 'html'; text: string } | { kind: 'text'; text: string } | { kind: 'xhtml'; element: HtmlElement }

/** One entry of a feed; dates as the feed writes them. */
export interface FeedEntry {
  title: string
  /** The whole text, where the feed has it. */
  content?: FeedContent
  url: string
  /** What the addresses in its text are relative to, where the feed says so. */
  base?: string
  authors: string[]
  published: string
  updated: string
  topics: string[]
  lang: string
}

export interface Feed {
  title: string
  /** The site that the feed is of. */
  url: string
  entries: FeedEntry[]
}

/**
 * Reads RSS (0.9 to 2.0, with `content:encoded` and Dublin Core), Atom or JSON Feed; says so where the text is none of
 * these. `parseXml` gives the tree of XML under an element of its own, or nothing where there is too much of it.
 */
export function readFeed(
  text: string,
  parseXml: (xml: string) => HtmlElement | undefined,
): Feed | 'not-a-feed' | 'too-large' {
  if (/^[\s\uFEFF]*\{/.test(text)) return readJsonFeed(text) ?? 'not-a-feed'
  const xml = parseXml(text)
  if (xml === undefined) return 'too-large'
  const root = xml.children.find((node): node is HtmlElement => typeof node !== 'string')
  if (root === undefined) return 'not-a-feed'
  const prefix = /^[\w-]+:(?=feed$)/.exec(root.name)?.[0] ?? ''
  if (root.name === `${prefix}feed`) return readAtom(root, prefix)
  return root.name === 'rss' || root.name === 'rdf:rdf' ? readRss(root) : 'not-a-feed'
}

function readRss(root: HtmlElement): Feed {
  const channel = child(root, 'channel') ?? root
  const site = wordsIn(channel, 'link')
  const lang = wordsIn(channel, 'language') || wordsIn(channel, 'dc:language') || attribute(root, 'xml:lang')
  const authors = people(channel, 'dc:creator', 'managingeditor')
  return {
    title: wordsIn(channel, 'title'),
    url: site,
    // RSS 1.0 has its items beside the channel.
    entries: [...children(channel, 'item'), ...(channel === root ? [] : children(root, 'item'))].map(
      (item): FeedEntry => {
        const encoded = textIn(item, 'content:encoded')
        const description = textIn(item, 'description')
        const html = encoded.trim() === '' && isWholeText(description) ? description : encoded
        const own = people(item, 'dc:creator', 'author')
        const base = statedBase([root, channel, item], site)
        const guid = child(item, 'guid')
        const isAddress = guid !== undefined && attribute(guid, 'ispermalink') !== 'false'
        return {
          title: wordsIn(item, 'title'),
          ...(html.trim() !== '' && { content: { kind: 'html', text: html } }),
          url: wordsIn(item, 'link') || (isAddress ? wordsIn(item, 'guid') : ''),
          ...(base !== undefined && { base }),
          authors: own.length > 0 ? own : authors,
          published: wordsIn(item, 'pubdate') || wordsIn(item, 'dc:date'),
          updated: wordsIn(item, 'atom:updated') || wordsIn(item, 'dcterms:modified'),
          topics: children(item, 'category', 'dc:subject').map((topic) => oneLine(textOf(topic))),
          lang: wordsIn(item, 'dc:language') || attribute(item, 'xml:lang') || lang,
        }
      },
    ),
  }
}

function readAtom(root: HtmlElement, prefix: string): Feed {
  const authorsOf = (of: HtmlElement) =>
    children(of, `${prefix}author`)
      .map((author) => wordsIn(author, `${prefix}name`))
      .filter(isName)
  const feedAuthors = authorsOf(root)
  const site = addressOf(linkOf(root, prefix), [root], addressOf(linkOf(root, prefix, /^self$/), [], ''))
  return {
    title: wordsIn(root, `${prefix}title`),
    url: site,
    entries: children(root, `${prefix}entry`).map((entry): FeedEntry => {
      const content = child(entry, `${prefix}content`)
      const own = authorsOf(entry)
      const topics = children(entry, `${prefix}category`)
      const base = statedBase([root, entry, content], site)
      return {
        title: titleText(child(entry, `${prefix}title`)),
        ...(content !== undefined && contentOf(content, base ?? webAddress(site, undefined))),
        url: addressOf(linkOf(entry, prefix), [root, entry], site),
        ...(base !== undefined && { base }),
        authors: own.length > 0 ? own : feedAuthors,
        published:
          wordsIn(entry, `${prefix}published`) ||
          wordsIn(entry, `${prefix}issued`) ||
          wordsIn(entry, `${prefix}updated`),
        updated: wordsIn(entry, `${prefix}updated`) || wordsIn(entry, `${prefix}modified`),
        topics: topics.map((topic) => oneLine(attribute(topic, 'label') || attribute(topic, 'term'))),
        lang: attribute(content ?? entry, 'xml:lang') || attribute(entry, 'xml:lang') || attribute(root, 'xml:lang'),
      }
    }),
  }
}

function contentOf(content: HtmlElement, base: string | undefined): { content?: FeedContent } {
  const type = attribute(content, 'type').toLowerCase()
  if (type === 'xhtml' || type === 'application/xhtml+xml')
    return { content: { kind: 'xhtml', element: asHtml(content, base) } }
  const text = textOf(content)
  if (text.trim() === '') return {}
  if (type === '' || type === 'text' || type === 'text/plain') return { content: { kind: 'text', text } }
  return type === 'html' || type === 'text/html' ? { content: { kind: 'html', text } } : {}
}

/**
 * `xhtml:p` is a `p`; and what stands within another `xml:base` than the text's own has its addresses made whole.
 *
 * @param base what addresses are relative to here
 */
function asHtml(
  { name, attributes, children: nodes }: HtmlElement,
  base: string | undefined,
  isOther = false,
): HtmlElement {
  return {
    name: name.replace(/^.*:/, ''),
    attributes: isOther
      ? new Map([...attributes].map(([key, value]) => [key, wholeAddress(key, value, base)]))
      : attributes,
    children: nodes.map((node) => {
      if (typeof node === 'string') return node
      const own = statedBase([node], base ?? '')
      return asHtml(node, own ?? base, isOther || own !== undefined)
    }),
  }
}

function wholeAddress(key: string, value: string, base: string | undefined): string {
  // A place in the text itself, which notes refer to, stays one.
  if (!/^(?:href|src|data-src)$/.test(key) || value.startsWith('#')) return value
  return webAddress(value, base) ?? value
}

function readJsonFeed(text: string): Feed | undefined {
  let feed: unknown
  try {
    feed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  if (!isRecord(feed) || !/jsonfeed\.org\/version/.test(string(feed['version'])) || !Array.isArray(feed['items']))
    return undefined
  const authorsOf = (of: Record<string, unknown>) =>
    [...(Array.isArray(of['authors']) ? of['authors'] : []), of['author']].flatMap((author: unknown) =>
      isRecord(author) && isName(string(author['name'])) ? [oneLine(string(author['name']))] : [],
    )
  const feedAuthors = authorsOf(feed)
  const lang = string(feed['language'])
  return {
    title: oneLine(string(feed['title'])),
    url: string(feed['home_page_url']),
    entries: feed['items'].filter(isRecord).map((item): FeedEntry => {
      const [html, plain] = [string(item['content_html']), string(item['content_text'])]
      const own = authorsOf(item)
      return {
        title: oneLine(string(item['title'])),
        ...(html.trim() !== '' && { content: { kind: 'html', text: html } }),
        ...(html.trim() === '' && plain.trim() !== '' && { content: { kind: 'text', text: plain } }),
        url: string(item['url']) || string(item['external_url']),
        authors: own.length > 0 ? own : feedAuthors,
        published: string(item['date_published']),
        updated: string(item['date_modified']),
        topics: Array.isArray(item['tags']) ? item['tags'].map((tag) => oneLine(string(tag))) : [],
        lang: string(item['language']) || lang,
      }
    }),
  }
}

/**
 * A description is a summary, unless it is set in several blocks or is longer than any summary; and not if it says itself
 * that it goes on elsewhere.
 */
function isWholeText(description: string): boolean {
  // Up to the next tag only, so that tags without end are soon passed.
  const plain = description.replace(/<[^<>]*>/g, ' ').trim()
  if (GOES_ON.test(plain.slice(-100))) return false
  return (description.match(/<(?:p|h[1-6]|li|blockquote)\b/gi) ?? []).length >= 2 || plain.length > 1500
}

const GOES_ON =
  /(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|&hellip;|&#8230;|continue reading|read more|اقرأ المزيد|متابعة القراءة)[\s\])»→.]*$/i

function people(of: HtmlElement, ...names: string[]): string[] {
  return (
    children(of, ...names)
      .map((element) => oneLine(textOf(element)))
      .filter((name) => name.length <= MAX_PERSON)
      // noreply@example.org (Jane Smith)
      .map((name) => /^\S+@\S+\s*\(([^)]+)\)$/.exec(name)?.[1] ?? name)
      .filter(isName)
  )
}

/** An address with a name behind it; what is longer is neither. */
const MAX_PERSON = 300

function isName(name: string): boolean {
  return (
    /\p{L}/u.test(name) &&
    name.length <= 120 &&
    !/^\S+@\S+$/.test(name) &&
    !/^(?:unknown|admin|root|غير معروف)$/i.test(name.trim())
  )
}

/** By default where the text can be read on the web. */
function linkOf(of: HtmlElement, prefix: string, rel = /^(?:alternate)?$/): HtmlElement | undefined {
  return children(of, `${prefix}link`).find(
    (link) => rel.test(attribute(link, 'rel')) && (rel.test('self') || !/xml|json/.test(attribute(link, 'type'))),
  )
}

/** Where a link leads that stands in these elements of the document at an address. */
function addressOf(link: HtmlElement | undefined, around: HtmlElement[], document: string): string {
  if (link === undefined) return ''
  const href = attribute(link, 'href')
  return webAddress(href, statedBase([...around, link], document) ?? webAddress(document, undefined)) ?? href
}

/** The `xml:base` of the innermost of elements that has one, made whole by those around it, https://www.w3.org/TR/xmlbase/ */
function statedBase(elements: (HtmlElement | undefined)[], document: string): string | undefined {
  let base: string | undefined
  for (const element of elements) {
    const written = element === undefined ? '' : attribute(element, 'xml:base')
    if (written !== '') base = webAddress(written, base ?? webAddress(document, undefined)) ?? base
  }
  return base
}

/** Titles of Atom may be HTML. */
function titleText(title: HtmlElement | undefined): string {
  if (title === undefined) return ''
  const text = textOf(title)
  return oneLine(attribute(title, 'type') === 'html' ? text.replace(/<[^>]{0,500}>/g, '') : text)
}

function wordsIn(of: HtmlElement, name: string): string {
  return oneLine(textIn(of, name))
}

function textIn(of: HtmlElement, name: string): string {
  const element = child(of, name)
  return element === undefined ? '' : textOf(element)
}

function textOf(element: HtmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('')
}

function child(of: HtmlElement, name: string): HtmlElement | undefined {
  return children(of, name)[0]
}

function children(of: HtmlElement, ...names: string[]): HtmlElement[] {
  return of.children.filter((node): node is HtmlElement => typeof node !== 'string' && names.includes(node.name))
}

function string(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : ''
}
