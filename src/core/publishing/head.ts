import type { Article } from '#core/article/schema.ts'
import type { Direction } from '#core/text/direction.ts'
import { escapeMarkup } from './markup.ts'

/** What a prerendered page says of itself outside its body. */
export interface PageHead {
  lang: string
  dir: Direction
  title: string
  /** Further elements of `<head>`, as HTML. */
  head: string
}

interface Page {
  /** The interface's language and direction. */
  ui: string
  dir: Direction
  /** The title of the browser's tab. */
  title: string
  /** The app's name in the interface's language. */
  app: string
}

/** The head of a screen that is not an article. */
export function screenHead({ ui, dir, title, app }: Page, description: string): PageHead {
  return {
    lang: ui,
    dir,
    title,
    head: [
      meta('name', 'description', description),
      meta('property', 'og:type', 'website'),
      meta('property', 'og:site_name', app),
      meta('property', 'og:title', title),
      meta('property', 'og:description', description),
    ].join(''),
  }
}

/** The head of an article's page. Nothing is said that the article does not. */
export function articleHead({ ui, dir, title, app }: Page, article: Article): PageHead {
  const description = article.standfirst ?? article.title
  return {
    lang: ui,
    dir,
    title,
    head: [
      meta('name', 'description', description),
      ...article.authors.map(({ name }) => meta('name', 'author', name)),
      meta('property', 'og:type', 'article'),
      meta('property', 'og:site_name', app),
      meta('property', 'og:title', article.title),
      meta('property', 'og:description', description),
      meta('property', 'og:locale', article.lang.replace('-', '_')),
      ...(article.published === undefined ? [] : [meta('property', 'article:published_time', article.published)]),
      ...article.topics.map((topic) => meta('property', 'article:tag', topic)),
    ].join(''),
  }
}

/** A line of metadata. Open Graph names its by `property`. */
export function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeMarkup(content)}">`
}
