import type { Feed, FeedEntry } from './feed.ts'
import { element, escapeMarkup } from './markup.ts'

/**
 * A feed in the Atom format (RFC 4287), with the whole texts. Every entry of it must say when it changed last, so
 * articles without any date are left out; `undefined` if none is left.
 */
export function atomFeed(feed: Feed): string | undefined {
  const entries = feed.entries.filter(isDated)
  const updated = entries
    .map((entry) => entry.updated)
    .reduce((latest, each) => (later(each, latest) ? each : latest), '')
  if (updated === '') return undefined
  const content = [
    text('title', feed.title),
    text('subtitle', feed.description),
    text('id', feed.id),
    text('updated', updated),
    // Who wrote an entry that does not say so.
    element('author', {}, text('name', feed.title)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.atom }),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: feed.lang, href: feed.home }),
    text('icon', feed.icon),
    text('generator', 'Waraq'),
    ...entries.map(entryXml),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.lang },
    `\n${content.join('\n')}\n`,
  )}\n`
}

type Dated = FeedEntry & { updated: string }

function isDated(entry: FeedEntry): entry is Dated {
  return entry.updated !== undefined
}

function later(one: string, other: string): boolean {
  return other === '' || Date.parse(one) > Date.parse(other)
}

function entryXml({ article, page, id, published, updated, html }: Dated): string {
  const { lang, title, standfirst, authors, topics } = article
  return element('entry', { 'xml:lang': lang }, [
    text('title', title),
    text('id', id),
    ...(published === undefined ? [] : [text('published', published)]),
    text('updated', updated),
    ...authors.map(({ name }) => element('author', {}, text('name', name))),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: page }),
    ...topics.map((term) => element('category', { term })),
    ...(standfirst === undefined ? [] : [text('summary', standfirst)]),
    element('content', { type: 'html' }, escapeMarkup(html)),
  ])
}

function text(name: string, content: string): string {
  return element(name, {}, escapeMarkup(content))
}
