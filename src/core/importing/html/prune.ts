import type { ImportNote } from '#core/importing/outcome.ts'
import { attribute, descendants, find, purposeOf, textOf } from './query.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** A part of a page that was left out. */
export interface LeftOut {
  note: ImportNote
  text: string
}

/**
 * A page without what is never part of an article, by what elements are and by what their classes say: scripts, forms,
 * navigation, comments, buttons to share, boxes of related articles, advertisements. The tree itself stays as it is.
 */
export function pruned(element: HtmlElement, leftOut: LeftOut[] = []): HtmlElement {
  const whole = weightOf(element)
  const isKept = (child: HtmlElement, { isGuess, kind }: Verdict): boolean => {
    if (!isGuess) return false
    const weight = weightOf(child)
    // Comments often outweigh what they comment on, and so do endless lists; something must be left of that.
    if (kind === 'comments-dropped') return whole - weight < LEAST
    if (isTeaserList(child)) return whole - weight < LEAST_TEXT
    return weight > whole / 2 || (weight > whole / 5 && linkShare(child) < 0.4)
  }
  const prune = (node: HtmlElement, inArticle: boolean): HtmlElement => {
    const children: HtmlNode[] = []
    let isChanged = false
    // The footer of a quotation names its source.
    const isArticle = inArticle || node.name === 'article' || node.name === 'blockquote'
    for (const child of node.children) {
      if (typeof child === 'string') {
        children.push(child)
        continue
      }
      const verdict = verdictOn(child, isArticle)
      const kept = verdict === undefined || isKept(child, verdict) ? prune(child, isArticle) : undefined
      isChanged ||= kept !== child
      if (kept !== undefined) children.push(kept)
      else if (verdict?.kind !== undefined) {
        const text = textOf(child)
        if (text !== '') leftOut.push({ note: verdict.kind, text })
      }
    }
    return isChanged ? { name: node.name, attributes: node.attributes, children } : node
  }
  return prune(element, false)
}

/** What is left of a page must have this many letters, or its comments are its text. */
const LEAST = 100
/** The same for lists of teasers, which a page may be all about. */
const LEAST_TEXT = 300

/** How much of the text of an element is in links. */
function linkShare(element: HtmlElement): number {
  let linked = 0
  for (const inner of descendants(element)) if (inner.name === 'a') linked += weightOf(inner) * 3
  return linked / Math.max(linked, lettersIn(element), 1)
}

function lettersIn(node: HtmlNode): number {
  return typeof node === 'string' ? node.trim().length : node.children.reduce((sum, child) => sum + lettersIn(child), 0)
}

/** How many letters of text are in an element, in links counted as a third: menus are long. */
export function weightOf(element: HtmlElement): number {
  if (element.weight !== undefined) return element.weight
  let weight = 0
  if (!NEVER.has(element.name)) {
    for (const child of element.children) {
      weight += typeof child === 'string' ? child.replace(/\s+/g, ' ').trim().length : weightOf(child)
    }
    if (element.name === 'a') weight /= 3
  }
  element.weight = weight
  return weight
}

const NEVER = new Set(
  (
    'script style template noscript head link meta title select option button input textarea datalist svg canvas ' +
    'iframe object embed audio video map dialog progress meter applet frameset'
  ).split(' '),
)
const NAVIGATION = new Set(['nav', 'menu', 'amp-sidebar'])

interface Verdict {
  /** Without one nobody would miss it. */
  kind?: ImportNote
  /** Whether it could be wrong: then half of the page's text is not given up for it. */
  isGuess: boolean
}

function verdictOn(element: HtmlElement, inArticle: boolean): Verdict | undefined {
  const { name } = element
  if (NEVER.has(name)) return { isGuess: false }
  if (NAVIGATION.has(name)) return { kind: 'navigation-dropped', isGuess: false }
  if (isHidden(element)) return { isGuess: true }
  const role = attribute(element, 'role').toLowerCase()
  if (/^(?:navigation|search|banner|complementary|dialog|alert|menu|menubar|toolbar|tablist|contentinfo)$/.test(role)) {
    return { kind: 'navigation-dropped', isGuess: true }
  }
  // An article within an article is a comment on it, https://html.spec.whatwg.org/#the-article-element
  if (name === 'article' && inArticle) return { kind: 'comments-dropped', isGuess: true }
  if (name === 'footer' && !inArticle) return { kind: 'navigation-dropped', isGuess: true }
  if (name === 'form' && weightOf(element) < 400) return { isGuess: true }
  if (isTeaserList(element) || isMenuCell(element)) return { kind: 'related-dropped', isGuess: true }
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return undefined
  if (/^(?:p|h[1-6]|li|tr|td|th|tbody|b|strong|em|i|span|code|pre|blockquote|img|sup|figcaption|dt|dd)$/.test(name)) {
    if (!/^(?:p|span|li|td)$/.test(name) || weightOf(element) > 200) return undefined
  }
  const isButton = name === 'div' && isButtons(element)
  return purposeVerdict(element) ?? (isButton ? { kind: 'control-word-dropped', isGuess: false } : undefined)
}

/** Boxes that are each little more than a heading that is a link, beside one another: other articles. */
function isTeaserList({ name, children }: HtmlElement): boolean {
  if (!/^(?:div|section|ul|ol|aside)$/.test(name)) return false
  const boxes = children.filter((child): child is HtmlElement => typeof child !== 'string')
  if (boxes.length < FEWEST_TEASERS) return false
  // A look at the first ones says what the others are.
  return boxes.slice(0, FEWEST_TEASERS).every(isTeaser) && boxes.every((box) => weightOf(box) < LONGEST_TEASER)
}

const FEWEST_TEASERS = 5
const LONGEST_TEASER = 400

function isTeaser(box: HtmlElement): boolean {
  if (!/^(?:div|article|section|li|a)$/.test(box.name) || weightOf(box) >= LONGEST_TEASER) return false
  const isLinkedHeading = (element: HtmlElement) =>
    (isLink(element) && find(element, isHeading) !== undefined) ||
    (isHeading(element) && find(element, isLink) !== undefined)
  return isLinkedHeading(box) || find(box, isLinkedHeading) !== undefined
}

function isHeading({ name }: HtmlElement): boolean {
  return /^h[2-6]$/.test(name)
}

function isLink({ name }: HtmlElement): boolean {
  return name === 'a'
}

/** A column of an old page that has nothing but links in it. */
function isMenuCell(element: HtmlElement): boolean {
  if (element.name !== 'td' || weightOf(element) > 1000) return false
  let links = 0
  for (const { name } of descendants(element)) {
    if (name === 'a') links += 1
    else if (/^(?:p|li|h[1-6])$/.test(name)) return false
  }
  return links > 1 && linkShare(element) > 0.7
}

/** A button, or several, and nothing beside them. */
function isButtons(element: HtmlElement): boolean {
  return weightOf(element) <= 60 && /-(?:buttons?|btns?|cta)-/.test(wordsOf(purposeOf(element)))
}

/** What classes and ids say. Words are taken whole: "upload" is no "ad". */
function purposeVerdict(element: HtmlElement): Verdict | undefined {
  const words = wordsOf(purposeOf(element))
  if (words === '') return undefined
  for (const [pattern, kind] of PURPOSES) if (pattern.test(words)) return { kind, isGuess: true }
  return undefined
}

/** « comment-list postMeta» as «-comment-list-post-meta-». */
function wordsOf(purpose: string): string {
  if (purpose === '' || purpose.length > 1000) return ''
  return `-${purpose
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join('-')}-`
}

const PURPOSES: [RegExp, ImportNote][] = [
  [
    /-(?:comments?|disqus|respond|replies|commentlist|comment-?form|fb-comments|discussion)-(?!count|off|closed)/,
    'comments-dropped',
  ],
  [
    /-(?:shar(?:e|es|ing|er|edaddy)|social|socials|addtoany|addthis|sociable|follow-us|followus|whatsapp|print-?(?:link|button))-/,
    'share-dropped',
  ],
  [
    /-(?:related|recommended|recommendations?|recirc|outbrain|taboola|more-(?:stories|news|on|from|like)|most-(?:read|viewed|popular)|popular-posts|read-?(?:more|also|next)|see-?also|you-may|also-like|similar|teasers?|jp-relatedposts|trending|latest-news|prev-?next|next-?prev|post-?nav(?:igation)?|nav-(?:links|below|above|previous|next)|paginav|pagination|pager)-/,
    'related-dropped',
  ],
  [
    /-(?:ads?|advert|adverts|advertisement|advertising|adsbygoogle|ad-?(?:slot|container|wrapper|unit|box|banner)|sponsor(?:ed)?|dfp|promo(?:tion|box)?|newsletter|subscribe|subscription|signup|donate)-/,
    'advertisement-dropped',
  ],
  [
    /-(?:breadcrumbs?|skip-?(?:link|to)|sitemap|site-?(?:header|footer|nav)|main-?(?:menu|nav)|navbar|navigation|masthead|footer|menu|cookies?|cookie-?(?:banner|notice)|gdpr|consent|popup|modal|lightbox|tooltip|toolbar|noprint|mw-editsection|toc|table-of-contents|tags-?(?:list|links)|post-?tags|entry-?tags|article-?tags|tag-?list)-/,
    'navigation-dropped',
  ],
]

/** Whether nobody sees an element, or only listeners do, as a label of what others see. */
export function isHidden(element: HtmlElement): boolean {
  if (element.attributes.has('hidden')) return true
  const style = attribute(element, 'style')
  if (style !== '' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true
  if (attribute(element, 'aria-hidden') === 'true') return true
  return /(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|d-none|hidden|hide)(?:\s|$)/.test(
    attribute(element, 'class'),
  )
}
