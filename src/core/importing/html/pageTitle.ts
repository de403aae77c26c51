import { withoutStrayQuotes } from '#core/importing/quotes.ts'
import { bareWords } from './bareWords.ts'
import type { Metadata } from './metadata.ts'

/**
 * The title of an article. Pages have up to four: for machines, for the window, for social networks, and the one that is
 * shown. A heading that the metadata repeats is it, as it is shown; else the most trusted one without the site's name.
 *
 * @param shownTitles what is shown on the page that may be it
 */
export function pageTitle(metadata: Metadata, { marked, headings, lines }: ShownTitles): string | undefined {
  const { titles, pageTitle: windowTitle, siteName } = metadata
  const stated = [...titles, ...(windowTitle === undefined ? [] : [windowTitle])]
  const shown = [...marked, ...headings].find(
    (heading) => heading !== siteName && stated.some((title) => isTitleIn(heading, title)),
  )
  const [trusted] = titles
  const title = shown ?? (trusted !== undefined ? withoutSite(trusted, metadata) : undefined)
  if (title !== undefined) return tidied(title)
  if (windowTitle === undefined && marked[0] !== undefined) return tidied(marked[0])
  const named = windowTitle === undefined ? undefined : longest(lines.filter((line) => isTitleIn(line, windowTitle)))
  if (named !== undefined && named !== siteName && named.includes(' ')) return tidied(named)
  const [only, ...others] = headings
  if (only !== undefined && others.length === 0 && (windowTitle === undefined || only.split(' ').length >= 3))
    return tidied(only)
  if (windowTitle !== undefined) return tidied(withoutSite(windowTitle, metadata))
  return only === undefined ? undefined : tidied(only)
}

/** What is shown on a page that may be its title, each in order. */
export interface ShownTitles {
  /** What the page itself calls the title of its text. */
  marked: string[]
  /** The headings of the first level. */
  headings: string[]
  /** The first lines of the text. */
  lines: string[]
}

function longest(lines: string[]): string | undefined {
  return lines.toSorted((one, other) => other.length - one.length)[0]
}

/** Whether a title is a heading, or a heading with the name of the site before or behind it. */
function isTitleIn(heading: string, title: string): boolean {
  const [whole, part] = [bareWords(title), bareWords(heading)]
  if (part === '' || whole.length < part.length) return false
  if (whole === part) return true
  // One word is as likely the name of the site.
  return part.includes(' ') && (whole.startsWith(`${part} `) || whole.endsWith(` ${part}`))
}

/** «العنوان | الموقع», "Title - Site", "Site: Title". */
function withoutSite(title: string, { siteName, publisher, address }: Metadata): string {
  const parts = title.split(/\s+[|–—·•»«›:-]{1,2}\s+|\s*\|\s*/)
  if (parts.length < 2) return title
  const site = [siteName, publisher?.name].map((name) => bareWords(name ?? '')).filter((name) => name !== '')
  const host = /^https?:\/\/(?:www\.)?([^/.]+)/i.exec(address ?? '')?.[1]?.toLowerCase() ?? ''
  const isSite = (part: string) => {
    const words = bareWords(part)
    return site.includes(words) || (host !== '' && (words.replaceAll(' ', '').includes(host) || words === host))
  }
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (isSite(last)) return title.slice(0, title.lastIndexOf(last)).replace(SEPARATOR_BEHIND, '')
  if (isSite(first)) return title.slice(first.length).replace(/^\s*[|–—·•»«›:-]+\s*/, '')
  const rest = title.slice(0, title.lastIndexOf(last)).replace(SEPARATOR_BEHIND, '')
  return last.split(' ').length <= 4 && rest.split(' ').length > last.split(' ').length ? rest : title
}

const SEPARATOR_BEHIND = /\s*[|–—·•»«›:-]+\s*$/

function tidied(title: string): string {
  return withoutStrayQuotes(title.replace(/\s+/g, ' ').trim())
}
