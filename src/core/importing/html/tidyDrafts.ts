import { authorsOf, publisherOf } from '#core/importing/credits.ts'
import { readDateLine, type DateLine } from '#core/importing/dates.ts'
import { foldWord } from '#core/importing/dateWords.ts'
import {
  furnitureNote,
  isAdvertisement,
  isControl,
  isDisclaimer,
  isMarksOnly,
  isTeaser,
} from '#core/importing/furniture.ts'
import type { ImportNote } from '#core/importing/outcome.ts'
import { repeatsTitle } from '#core/importing/title.ts'
import { bareWords } from './bareWords.ts'
import { draftText, type Draft } from './drafts.ts'
import type { LeftOut } from './prune.ts'

/** What stood above the text, and the text without it. */
export interface Tidied {
  drafts: Draft[]
  authors: string[]
  publisher: string | undefined
  published: string | undefined
  updated: string | undefined
  standfirst: string | undefined
  kicker: string | undefined
}

/** What the page sets below its title, as far as it says so; as the first line of the text it is a standfirst. */
export interface Leads {
  description: string | undefined
  subtitles: string[]
}

/** How far down the title, the date and the names may stand. */
const HEAD = 14

/**
 * Takes apart what an extractor takes for the body: title, date and names above it are read and removed, and whatever is
 * the page's rather than the article's, at both ends and in the middle, is left out.
 *
 * @param title the title of the article
 */
export function tidyDrafts(
  all: Draft[],
  title: string,
  { description, subtitles }: Leads,
  lang: string,
  leftOut: LeftOut[],
): Tidied {
  const head: Omit<Tidied, 'drafts'> = {
    authors: [],
    publisher: undefined,
    published: undefined,
    updated: undefined,
    standfirst: undefined,
    kicker: undefined,
  }
  const drop = (draft: Draft, note: ImportNote): false => {
    leftOut.push({ note, text: draftText(draft) })
    return false
  }
  let isHead = true
  const titleAt = all.slice(0, HEAD).findIndex((draft) => isLineDraft(draft) && sameWords(draftText(draft), title))
  const seen = new Set<string>()
  const kept = all.filter((draft, index) => {
    const text = draftText(draft)
    const isLine = isLineDraft(draft)
    if (draft.type === 'figure') return keepsFigure(draft, title, seen) || drop(draft, 'caption-dropped')
    if (draft.type === 'separator') return true
    if (text === '') return false
    if (isHead && index < HEAD && isLine) {
      const note = sameWords(text, title) ? 'repeated-title-dropped' : furnitureNote(text)
      if (note !== undefined) return drop(draft, note)
      if (takeCredit(text, lang, head)) return false
      if (/^\p{Nd}{1,5}$/u.test(text)) return drop(draft, 'marks-only-dropped')
      if (index < titleAt && isLabel(text)) {
        head.kicker ??= text
        return drop(draft, 'navigation-dropped')
      }
    }
    if (isLine && text.length > 60) isHead = false
    if (!isLine) return true
    if (isRelatedLabel(text)) return true
    if (isAdvertisement(text)) return drop(draft, 'advertisement-dropped')
    if (isTeaser(text)) return drop(draft, 'teaser-dropped')
    if (isControl(text)) return drop(draft, 'control-word-dropped')
    if (isMarksOnly(text) && draft.type === 'paragraph' && draft.spans.length === 0)
      return drop(draft, 'marks-only-dropped')
    const repeated = draft.type === 'paragraph' ? repeatsTitle(text, title) : undefined
    return repeated === undefined || drop(draft, repeated)
  })
  const [first] = kept
  if (first !== undefined && isLineDraft(first) && kept.length > 1) {
    const isDescribed = description !== undefined && first.type === 'heading' && first.text.length > 60
    if (
      (isDescribed && sameWords(first.text, description)) ||
      subtitles.some((subtitle) => sameWords(first.text, subtitle))
    ) {
      head.standfirst = first.text
      kept.shift()
    }
  }
  return { ...head, drafts: withoutLooseEnds(withoutRelated(kept, leftOut), leftOut) }
}

function isLineDraft(draft: Draft): draft is Extract<Draft, { type: 'paragraph' | 'heading' }> {
  return draft.type === 'paragraph' || draft.type === 'heading'
}

/** The section that a text stands in, above its title: a few words. */
function isLabel(text: string): boolean {
  return text.length <= 40 && !/[.!?؟…،؛:]$/.test(text)
}

function sameWords(one: string, other: string): boolean {
  // Folding a text of a million letters takes seconds, and it is no title.
  if (one.length > 2 * other.length + 40) return false
  return bareWords(one) === bareWords(other)
}

function takeCredit(text: string, lang: string, head: Omit<Tidied, 'drafts'>): boolean {
  if (text.length > 160) return false
  const date: DateLine | undefined = readDateLine(text, lang)
  if (date !== undefined) {
    head.published ??= date.published
    head.updated ??= date.updated
    if (date.author !== undefined) head.authors.push(date.author)
    return true
  }
  const authors = authorsOf(text)
  if (authors !== undefined) head.authors.push(...authors)
  const publisher = publisherOf(text)
  if (publisher !== undefined) head.publisher ??= publisher
  return authors !== undefined || publisher !== undefined
}

/** A caption that only repeats the title, its beginning, or another caption says nothing; the picture may stay. */
function keepsFigure(draft: Extract<Draft, { type: 'figure' }>, title: string, seen: Set<string>): boolean {
  const words = foldWord(draft.caption.text)
  if (draft.picture.src !== '' && seen.has(draft.picture.src)) return false
  seen.add(draft.picture.src)
  const isRepeated = words !== '' && (seen.has(words) || repeatsTitle(draft.caption.text, title) !== undefined)
  seen.add(words)
  if (isRepeated) draft.caption = { text: '', spans: [] }
  return !isRepeated || draft.picture.src !== ''
}

/** «أخبار ذات صلة», "Related articles": a label, and then nothing but links. */
const RELATED =
  /^(?:(?:اخبار|مواضيع|موضوعات|مقالات|قصص|مواد|روابط|تقارير) (?:ذات صله|متعلقه|مشابهه|مقترحه)|ذات صله|اقرا ايضا|اقرا المزيد|المزيد من|قد يهمك(?: ايضا)?|قد يعجبك(?: ايضا)?|شاهد ايضا|طالع ايضا|مواضيع قد تهمك|الاكثر (?:قراءه|تصفحا|مشاهده)|يستحق الانتباه|related(?: (?:articles?|stories|posts|news|content|topics|links))?|read (?:more|also|next)|see also|you (?:may|might) also (?:like|be interested in)|more (?:on this story|from .{1,40}|stories)|most (?:read|popular)|recommended(?: for you| stories)?|مطالب مرتبط|متعلقہ خبریں|related posts)\s*:?$/

function isRelatedLabel(text: string): boolean {
  return text.length < 60 && RELATED.test(foldWord(text).trim())
}

/** Without boxes of related articles: their label, and the links below it. */
function withoutRelated(drafts: Draft[], leftOut: LeftOut[]): Draft[] {
  const kept: Draft[] = []
  let isRelated = false
  for (const draft of drafts) {
    const text = draftText(draft)
    const begins = isLineDraft(draft) && isRelatedLabel(text)
    isRelated = begins || (isRelated && isAllLinks(draft))
    if (isRelated) leftOut.push({ note: 'related-dropped', text })
    else kept.push(draft)
  }
  return kept
}

function isAllLinks(draft: Draft): boolean {
  if (draft.type === 'list') {
    return draft.items.every(({ text, spans = [], items = [] }) => items.length === 0 && linked(text, spans) > 0.8)
  }
  if (draft.type === 'figure') return draft.caption.text === ''
  return isLineDraft(draft) && linked(draft.text, draft.spans) > 0.8
}

function linked(text: string, spans: { type: string; start: number; end: number }[]): number {
  return (
    spans.reduce((sum, { type, start, end }) => sum + (type === 'link' ? end - start : 0), 0) / Math.max(text.length, 1)
  )
}

/** Without separators, buttons, and labels of lists that are gone, at either end. */
function withoutLooseEnds(drafts: Draft[], leftOut: LeftOut[]): Draft[] {
  const kept = [...drafts]
  while (kept[0]?.type === 'separator') kept.shift()
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const text = draftText(last)
    const note = isLineDraft(last) ? (isDisclaimer(text) ? 'navigation-dropped' : furnitureNote(text)) : undefined
    if (last.type !== 'separator' && note === undefined) break
    if (note !== undefined) leftOut.push({ note, text })
    kept.pop()
  }
  return kept
}
