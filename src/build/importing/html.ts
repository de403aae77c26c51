import { decodeText, type Decoded } from '#core/importing/decode.ts'
import { importPage, type ImportedPage, type PageOptions } from '#core/importing/html/importPage.ts'
import { parseHtml } from './parseHtml.ts'
import { readableBody } from './readability.ts'

/**
 * Makes an article of a saved web page. Bytes are decoded by their mark, the page's own declaration, or a guess; text is
 * taken as it is. Pictures come beside the article, as the page refers to them. Never throws.
 */
export function importHtml(page: Uint8Array | string, options: PageOptions = {}): ImportedPage {
  const decoded: Decoded =
    typeof page === 'string' ? { ok: true, text: page, encoding: 'utf-8', broken: 0 } : decodeText(page)
  if (!decoded.ok) return { ok: false, problem: decoded.problem }
  const imported = importPage(parseHtml(decoded.text.toWellFormed()), readableBody, options)
  if (!imported.ok || decoded.broken === 0) return imported
  const damage = { note: 'broken-characters', line: 1, quote: String(decoded.broken) } as const
  return { ...imported, warnings: [damage, ...imported.warnings] }
}
