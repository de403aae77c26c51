import { pagePolicy, policyText, type InlineHashes } from '#core/publishing/headers.ts'
import { escapeMarkup } from '#core/publishing/markup.ts'
import { createHash } from 'node:crypto'

/** A page as the app draws it, without its frame. */
export interface DrawnPage {
  lang: string
  dir: string
  title: string
  /** Links to what the first lines need: nothing is asked for before it. */
  first: string
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
  return piecesOf(cutFrame(frame), page, address).join('')
}

/** What stands in every page: before its language, before its title, before its head, before its body, and after it. */
export type FramePieces = [string, string, string, string, string]

/** Cuts a frame where a page goes into it: whoever puts many pages into one does it once. */
export function cutFrame(frame: string): FramePieces {
  const [, ...pieces] =
    /^([\s\S]*?)<html[^>]*>([\s\S]*?)<title>[^<]*<\/title>([\s\S]*?)<!--head-->([\s\S]*?)<div id="root">([\s\S]*)$/.exec(
      frame,
    ) ?? []
  if (pieces.length !== 5) throw new Error('the frame of the pages lacks a mark')
  return pieces as FramePieces
}

/** A page in its frame, in pieces. Those of the frame are the same strings each time. */
export function piecesOf(pieces: FramePieces, page: DrawnPage, address: string | undefined): string[] {
  const [start, beforeTitle, beforeHead, beforeBody, end] = pieces
  const path = address === undefined ? '' : ` data-path="${escapeMarkup(address)}"`
  return [
    start,
    `<html lang="${escapeMarkup(page.lang)}" dir="${escapeMarkup(page.dir)}">`,
    beforeTitle,
    `${page.first}<title>${escapeMarkup(page.title)}</title>`,
    beforeHead,
    page.head,
    beforeBody,
    `<div id="root"${path}>${page.body}`,
    end,
  ]
}

/** The frame as it is sent: what only its authors read is left out. */
export function tightened(frame: string): string {
  return frame
    .replace(/<!--(?!head-->)[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .replace(/\s+\/>/g, '>')
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

/** A page whose own policy forbids a part of it must not be published. */
export function assertAllowed(name: string, html: string, allowed: InlineHashes): void {
  const found = inlineHashesOf(html)
  const isStranger = (kind: keyof InlineHashes) => found[kind].some((hash) => !allowed[kind].includes(hash))
  if (isStranger('scripts')) throw new Error(`${name} has an inline script that the content security policy forbids`)
  if (isStranger('styles')) throw new Error(`${name} has a style element that the content security policy forbids`)
  if (/<[a-z][^<>]*\sstyle="/.test(html)) {
    throw new Error(`${name} has a style attribute, which the content security policy forbids: use a class or data-*`)
  }
}
