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
}

/**
 * What a publisher may say through the environment: `BASE_PATH`, `SITE_URL`, `CONTENT_DIR` and `PRERENDER`.
 *
 * @throws {SiteProblem} if `SITE_URL` is not an http(s) address, or `PRERENDER` no whole number
 */
export function siteOptions(environment: Readonly<Record<string, string | undefined>>, root: string): SiteOptions {
  const folders = (environment['BASE_PATH'] ?? '').split('/').filter((name) => name !== '')
  const siteUrl = environment['SITE_URL']?.replace(/\/+$/, '')
  if (siteUrl !== undefined && siteUrl !== '' && !/^https?:\/\/[^/]+/.test(siteUrl)) {
    throw new SiteProblem(`SITE_URL must be an address such as https://example.org, not "${siteUrl}".`)
  }
  const limit = environment['PRERENDER'] ?? ''
  if (!/^\d*$/.test(limit)) {
    throw new SiteProblem(`PRERENDER must be a number of articles such as 500, not "${limit}".`)
  }
  return {
    base: folders.length === 0 ? '/' : `/${folders.join('/')}/`,
    siteUrl: siteUrl === '' ? undefined : siteUrl,
    content: resolve(root, environment['CONTENT_DIR'] ?? 'public/articles'),
    prerendered: limit === '' ? Infinity : Number(limit),
  }
}
