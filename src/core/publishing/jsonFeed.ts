import type { Feed, FeedEntry } from './feed.ts'

/** A feed in the format JSON Feed 1.1, with the whole texts. Articles without a date are in it too. */
export function jsonFeed(feed: Feed): string {
  const written = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    language: feed.lang,
    home_page_url: feed.home,
    feed_url: feed.json,
    icon: feed.icon,
    items: feed.entries.map(itemOf),
  }
  return `${JSON.stringify(written, undefined, 1)}\n`
}

function itemOf({ article, page, id, published, updated, html }: FeedEntry) {
  const { lang, title, standfirst, authors, topics } = article
  return {
    id,
    url: page,
    language: lang,
    title,
    ...(standfirst !== undefined && { summary: standfirst }),
    content_html: html,
    ...(published !== undefined && { date_published: published }),
    ...(article.updated !== undefined && { date_modified: updated }),
    ...(authors.length > 0 && { authors: authors.map(({ name }) => ({ name })) }),
    ...(topics.length > 0 && { tags: topics }),
  }
}
