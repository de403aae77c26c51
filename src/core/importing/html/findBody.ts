import { attribute, descendants, find, purposeOf } from './query.ts'
import { weightOf } from './prune.ts'
import type { HtmlElement } from './tree.ts'

/**
 * The element that holds the article. An extractor's choice is taken, unless the page itself says where its text is and
 * the extractor lost most of it, as it does with lists of links, or took more than a short one.
 *
 * @param page without what is never part of an article
 * @param readable what an extractor takes for the body
 */
export function findBody(page: HtmlElement, readable: HtmlElement | undefined): HtmlElement {
  const body = find(page, ({ name }) => name === 'body') ?? page
  const stated = largest(body, SURE_SIGNS)
  if (readable === undefined || weightOf(readable) === 0) return stated ?? largest(body, SIGNS) ?? densest(body)
  const size = weightOf(readable)
  if (stated !== undefined) {
    const share = size / weightOf(stated)
    return share < LOST || (size < SHORT && share < MOST_WIDENED) ? stated : readable
  }
  const article = size < SHORT ? loneArticle(body) : undefined
  if (article === undefined) return readable
  return size > weightOf(article) || size < weightOf(article) * LOST ? article : readable
}

/** An extractor that finds less than this of what the page calls its text has lost the text. */
const LOST = 0.6
/** Extractors widen their search where a text is shorter than they expect. */
const SHORT = 1500
const MOST_WIDENED = 3
/** An article element with less text is a teaser or an empty frame. */
const LEAST = 100

/** The only article of a page that is not inside another. */
function loneArticle(body: HtmlElement): HtmlElement | undefined {
  const articles: HtmlElement[] = []
  const walk = (element: HtmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === 'article') articles.push(child)
      else walk(child)
    }
  }
  walk(body)
  const [article] = articles
  return article !== undefined && articles.length === 1 && weightOf(article) >= LEAST ? article : undefined
}

/** How much of the text of an element the part of it must hold that is gone into. */
const DOMINATES = 0.75

function densest(body: HtmlElement): HtmlElement {
  let element = body
  for (;;) {
    const enough = weightOf(element) * DOMINATES
    const child = element.children.find(
      (inner): inner is HtmlElement =>
        typeof inner !== 'string' && CONTAINERS.has(inner.name) && weightOf(inner) >= enough,
    )
    if (child === undefined) return element
    element = child
  }
}

const CONTAINERS = new Set('html body div main article section center form table tbody tr td span a font'.split(' '))

/** What pages say is the text of the article, the surest sign first. */
const SURE_SIGNS: ((element: HtmlElement) => boolean)[] = [
  (element) => /\barticleBody\b/i.test(attribute(element, 'itemprop')),
  (element) => BODY_CLASS.test(` ${purposeOf(element)} `),
]
const SIGNS: ((element: HtmlElement) => boolean)[] = [
  ({ name }) => name === 'article',
  (element) => element.name === 'main' || attribute(element, 'role') === 'main',
]
const BODY_CLASS =
  /[\s](?:[a-z]+[-_]{1,2})?(?:entry|post|article|story|news|single)[-_]{0,2}(?:content|body|text|details?|copy|container-text)[\s]/i

/** The element with most text of those that have the first sign that any has. */
function largest(body: HtmlElement, signs: ((element: HtmlElement) => boolean)[]): HtmlElement | undefined {
  for (const sign of signs) {
    let best: HtmlElement | undefined
    for (const element of descendants(body)) {
      if (weightOf(element) > (best === undefined ? 0 : weightOf(best)) && sign(element)) best = element
    }
    if (best !== undefined) return best
  }
  return undefined
}
