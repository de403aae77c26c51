import { pagePolicy, policyText, type InlineHashes } from '#core/publishing/headers.ts'
import { escapeMarkup } from '#core/publishing/markup.ts'
import { createHash } from 'node:crypto'

/** A page as the app draws it, without its frame. */
export interface DrawnPage {
  lang: string
  dir: string
  title: string
  /** Markup for the head: description, canonical address, alternates. */
  head: string
  /** The content of `#root`. */
  body: string
}

/**
 * Puts a page into the frame that Vite made of `index.html`.
 *
 * @param frame the frame, with the marks `<!--head-->` and `<div id="root"></div>`
 * @param address what the page was drawn for, from the interface language on; the app takes the page over at no other.
 *   `undefined` for a page that the app draws itself
 */
export function framed(frame: string, page: DrawnPage, address: string | undefined): string {
  const root = address === undefined ? '<div id="root">' : `<div id="root" data-path="${escapeMarkup(address)}">`
  return frame
    .replace(/<html[^>]*>/, () => `<html lang="${escapeMarkup(page.lang)}" dir="${escapeMarkup(page.dir)}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeMarkup(page.title)}</title>`)
    .replace('<!--head-->', () => page.head)
    .replace('<div id="root">', () => root + page.body)
}

/** The page with its policy as the first thing after its encoding, for hosts that send no headers. */
export function withPolicy(html: string, hashes: InlineHashes): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policyText(pagePolicy(hashes)))}">`
  return html.replace(/<meta charset="utf-8"\s*\/?>/, (charset) => charset + policy)
}

/** What a policy has to allow by hash so that the page works as it is. */
export function inlineHashesOf(html: string): InlineHashes {
  const contents = (element: RegExp) => [...html.matchAll(element)].map(([, content = '']) => sha256(content))
  return {
    // Blocks of data, such as JSON-LD, are not run, so no policy concerns them.
    scripts: contents(/<script(?![^>]*\bsrc=)(?![^>]*\btype="application\/)[^>]*>([\s\S]*?)<\/script>/g),
    styles: contents(/<style[^>]*>([\s\S]*?)<\/style>/g),
  }
}

function sha256(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}
