import type { Span } from '#core/article/schema.ts'
import { draftText, type Draft } from './drafts.ts'

/**
 * Puts back what an extractor cut out of the middle of a text: boxes that are part of it, tables, code, lists. What stands
 * on the page between the first and the last block that it kept, and is not mostly links, belongs to the article.
 *
 * @param kept the blocks of what the extractor found
 * @param all the blocks of the whole page without what is never part of an article
 */
export function fillGaps(kept: Draft[], all: Draft[]): Draft[] {
  const known = new Set(kept.map(keyOf))
  const places = new Map<string, number>()
  for (const [index, draft] of all.entries()) {
    const key = keyOf(draft)
    // Only what stands once on the page says where it stands.
    if (key.length >= SHORTEST) places.set(key, places.has(key) ? Number.NaN : index)
  }
  const filled: Draft[] = []
  let at = -1
  let added = 0
  for (const draft of kept) {
    const place = places.get(keyOf(draft))
    if (place !== undefined && place > at) {
      const gap = at === -1 ? [] : proseOf(all.slice(at + 1, place).filter((other) => !known.has(keyOf(other))))
      added += sizeOf(gap)
      for (const missing of gap) filled.push(missing)
      at = place
    }
    filled.push(draft)
  }
  // So much is not a gap: the extractor means another part of the page.
  return added > sizeOf(kept) ? kept : filled
}

/** A shorter line by itself is rather a button or a caption. */
const SHORTEST = 60
const MOST_LINKED = 0.3
/** What is shorter as a whole is rather a caption, a quotation pulled out of the text, or a teaser. */
const LEAST_GAP = 240

function proseOf(gap: Draft[]): Draft[] {
  const prose = gap.filter((draft, index) =>
    draft.type === 'heading' ? isProse(gap[index + 1]) : isProse(draft) && !/(?:…|\.\.\.)$/.test(draftText(draft)),
  )
  return sizeOf(prose) < LEAST_GAP ? [] : prose
}

function isProse(draft: Draft | undefined): boolean {
  if (draft === undefined || draft.type === 'figure' || draft.type === 'separator' || draft.type === 'heading')
    return false
  if (draft.type === 'verse' || draft.type === 'table' || draft.type === 'note') return true
  const { letters, linked } = linksIn(draft)
  return letters >= SHORTEST && linked < letters * MOST_LINKED
}

function linksIn(draft: Draft): { letters: number; linked: number } {
  const count = (text: string, spans: Span[] = []) => ({
    letters: text.length,
    linked: spans.reduce((sum, { type, start, end }) => sum + (type === 'link' ? end - start : 0), 0),
  })
  if (draft.type === 'list') {
    const parts = draft.items.map(({ text, spans }) => count(text, spans))
    return parts.reduce((sum, part) => ({ letters: sum.letters + part.letters, linked: sum.linked + part.linked }), {
      letters: 0,
      linked: 0,
    })
  }
  return 'spans' in draft ? count(draft.text, draft.spans) : { letters: draftText(draft).length, linked: 0 }
}

function keyOf(draft: Draft): string {
  return draftText(draft).replace(/\s+/g, '')
}

function sizeOf(drafts: Draft[]): number {
  return drafts.reduce((sum, draft) => sum + draftText(draft).length, 0)
}
