import { LINK_PATTERN } from '#core/article/patterns.ts'
import { CONTROLS } from '#core/text/controls.ts'

/** Every browser and Node have it; the language's own library of types, which is all that `core` sees, does not. */
declare const URL: new (address: string, base?: string) => { href: string; protocol: string }

/** The address of a link to a place on a site that is not known: it tells menus from prose, and is in no article. */
export const UNKNOWN = ''

/**
 * The whole address that a link of a page leads to, or nothing: to a place on the same page, to a script, to another
 * kind of address than an article may have.
 *
 * @param page the address of the page or of its `<base>`; without it relative links lead to `UNKNOWN`
 */
export function resolveLink(href: string, page: string | undefined): string | undefined {
  const written = href.trim()
  if (written === '' || written.startsWith('#')) return undefined
  if (page === undefined && !/^[a-z][a-z\d+.-]*:/i.test(written)) return UNKNOWN
  const address = addressOf(written, page)
  if (address === undefined || (page !== undefined && address.split('#')[0] === page.split('#')[0])) return undefined
  return LINK_PATTERN.test(address) && !CONTROLS.test(address) ? address : undefined
}

/** A web address made whole, if it is one. */
export function webAddress(href: string, page: string | undefined): string | undefined {
  const address = addressOf(href.trim(), page)
  return address !== undefined && /^https?:/i.test(address) && LINK_PATTERN.test(address) && !CONTROLS.test(address)
    ? address
    : undefined
}

/** No server takes longer ones, and each of a thousand links would have all of the base that it is relative to. */
const MAX_ADDRESS = 10_000

/** Browsers read addresses by the same rules. */
function addressOf(written: string, page: string | undefined): string | undefined {
  if (written.length + (page?.length ?? 0) > MAX_ADDRESS) return undefined
  try {
    const { href, protocol } = new URL(written, page)
    return /^(?:https?|mailto):$/.test(protocol) ? href : undefined
  } catch {
    return undefined
  }
}
