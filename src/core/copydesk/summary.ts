import type { Article } from '#core/article/schema.ts'
import type { Finding } from './finding.ts'
import { textsOf } from './texts.ts'

/** What is kept of an article to check it against all others, however many they are. */
export interface Summary {
  id: string
  lang: string
  translationKey?: string
  /** The ids of its blocks, in order. */
  blocks: ReadonlySet<string>
  /** Links to this site, each with the place in the file that says so. */
  links: { path: string; block?: string; target: string; anchor: string }[]
}

/**
 * What other articles' checks need of an article.
 *
 * @param site the address of the site with its base path, `https://example.org/`; without it no link is known to lead here
 */
export function summaryOf(article: Article, site: string | undefined): Summary {
  const { id, lang, translationKey, blocks } = article
  return {
    id,
    lang,
    ...(translationKey !== undefined && { translationKey }),
    blocks: new Set(blocks.map((block) => block.id)),
    links: site === undefined ? [] : linksIn(article, site),
  }
}

/** Links to articles or blocks that the site does not have. */
export function checkLinks({ links }: Summary, site: ReadonlyMap<string, Summary>): Finding[] {
  return links.flatMap(({ path, block, target, anchor }): Finding[] => {
    const article = site.get(target)
    if (article !== undefined && (anchor === '' || article.blocks.has(anchor))) return []
    const message =
      article === undefined
        ? `The link leads to the article ${target}, which is not here.`
        : `The link leads to #${anchor}, which is no block of ${target}.`
    return [{ rule: 'dead-link', path, ...(block !== undefined && { block }), message }]
  })
}

/**
 * What a pair lacks: the other article, or blocks in it. Blocks correspond by id; that one has no counterpart is allowed,
 * and worth a look.
 *
 * @param others the other articles with the same `translationKey`
 */
export function checkPair(summary: Summary, others: readonly Summary[]): Finding[] {
  if (summary.translationKey === undefined) return []
  if (others.length === 0) {
    const message = `No other article has the key ${summary.translationKey}: the pair is not linked.`
    return [{ rule: 'lone-pair', path: 'translationKey', message }]
  }
  return others.flatMap((other): Finding[] => {
    const alone = [...summary.blocks].filter((id) => !other.blocks.has(id))
    if (alone.length === 0) return []
    const message = `Without counterpart in ${other.id}: ${alone.join(', ')}.`
    return [{ rule: 'counterparts', path: 'blocks', message }]
  })
}

/** `https://example.org/ar/read/rihla#b12` with this site's address. */
function linksIn(article: Article, site: string): Summary['links'] {
  return textsOf(article).flatMap(({ spansPath = '', block, spans }) =>
    spans.flatMap((span, index) => {
      if (span.type !== 'link' || !span.href.toLowerCase().startsWith(site.toLowerCase())) return []
      const [, target, anchor = ''] =
        /^(?:ar|en)\/read\/([^/?#]+)\/?(?:\?[^#]*)?(?:#(.*))?$/.exec(span.href.slice(site.length)) ?? []
      const path = `${spansPath}[${index}].href`
      return target === undefined ? [] : [{ path, ...(block && { block: block.id }), target, anchor }]
    }),
  )
}
