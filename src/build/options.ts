import { resolve } from 'node:path'

/** What a publisher can mend: the message says all that they need to know. */
export class SiteProblem extends Error {
  override name = 'SiteProblem'
}

export interface SiteOptions {
  /** Where the site lies on its host, with a slash at both ends. */
  base: string
  /** The host's address without a slash at the end; `undefined` when nobody said. */
  siteUrl: string | undefined
  /** The folder of article files, absolute. */
  content: string
  /** How many articles, the newest, get pages of their own; the app draws the others when they are opened. */
  prerendered: number
  /** How many articles, the newest, get a card: to draw one takes longer than anything else that is made of an article. */
  cards: number
}

/** As many as a build from nothing draws in a few seconds. */
const CARDS = 250

/**
 * What a publisher may say through the environment: `BASE_PATH`, `SITE_URL`, `CONTENT_DIR`, `PRERENDER` and
 * `CARDS`.
 *
 * @throws {SiteProblem} if `SITE_URL` is not an http(s) address, or a number is none
 */
export function siteOptions(environment: Readonly<Record<string, string | undefined>>, root: string): SiteOptions {
  const folders = (environment['BASE_PATH'] ?? '').split('/').filter((name) => name !== '')
  const siteUrl = environment['SITE_URL']?.replace(/\/+$/, '')
  if (siteUrl !== undefined && siteUrl !== '' && !/^https?:\/\/[^/]+/.test(siteUrl)) {
    throw new SiteProblem(`SITE_URL must be an address such as https://example.org, not "${siteUrl}".`)
  }
  return {
    base: folders.length === 0 ? '/' : `/${folders.join('/')}/`,
    siteUrl: siteUrl === '' ? undefined : siteUrl,
    content: resolve(root, environment['CONTENT_DIR'] ?? 'public/articles'),
    prerendered: numberOf('PRERENDER', environment) ?? Infinity,
    cards: numberOf('CARDS', environment) ?? CARDS,
  }
}

function numberOf(name: string, environment: Readonly<Record<string, string | undefined>>): number | undefined {
  const given = environment[name] ?? ''
  if (!/^\d*$/.test(given)) throw new SiteProblem(`${name} must be a number of articles such as 500, not "${given}".`)
  return given === '' ? undefined : Number(given)
}
