import { foldWord } from './dateWords.ts'
import { readDateLine } from './dates.ts'
import { isDisclaimer, isSeparator } from './furniture.ts'
import type { Line } from './lines.ts'
import type { ImportNote, ImportWarning } from './outcome.ts'

/**
 * The lines of a text without what comes along when a whole page is copied out of a browser: the site's menu above the
 * title, the table of contents, credits of pictures, and the page's foot. Each line that is left out is written to
 * `warnings`. Text that was never on a page stays as it is.
 */
export function withoutPage(lines: Line[], lang: string, warnings: ImportWarning[]): Line[] {
  const note = (dropped: Line[], kind: ImportNote) => {
    for (const { number, text } of dropped) warnings.push({ note: kind, line: number, quote: text })
  }
  const foot = footOf(lines)
  note(lines.slice(foot), 'navigation-dropped')
  const menu = menuOf(lines.slice(0, foot), lang)
  note(lines.slice(0, menu), 'navigation-dropped')
  const page = lines.slice(menu, foot)
  const contents = contentsIn(page)
  note(
    page.filter((line) => contents.has(line)),
    'navigation-dropped',
  )
  const credits = page.filter(({ text }) => isPictureCredit(text))
  note(credits, 'caption-dropped')
  return page.filter((line) => !contents.has(line) && !credits.includes(line))
}

/** How far down the date may stand below a menu, and how few lines are no menu. */
const MENU_REACH = 60
const SHORTEST_MENU = 5

/** How many lines of menu stand above a title that is followed by its date. */
function menuOf(lines: Line[], lang: string): number {
  const dateAt = lines.slice(0, MENU_REACH).findIndex(({ text }) => readDateLine(text, lang) !== undefined)
  const above = lines.slice(0, Math.max(dateAt, 0))
  // Nothing but the title, and perhaps a standfirst below it, has more than a few words.
  const title = above.findIndex(({ text }) => !isMenuEntry(text))
  if (title < SHORTEST_MENU || above.length - title > 2 || wordsIn(lines[title]?.text ?? '') < 4) return 0
  return title
}

function isMenuEntry(text: string): boolean {
  return text.length <= 40 && wordsIn(text) <= 5 && !(wordsIn(text) > 2 && /[.!?؟…،؛]$/.test(text))
}

function wordsIn(text: string): number {
  return text.split(' ').length
}

/** How many lines the foot of a page may have; a text of which it would be more than half has none. */
const LONGEST_FOOT = 40
/** The words of a line of the foot; a sentence of the text may be shorter, but then ends like one. */
const FOOT_LINE = 25

/** Where the foot begins: at the first of its labels behind which there is nothing but short lines and rules for comments. */
function footOf(lines: Line[]): number {
  const least = Math.max(Math.ceil(lines.length / 3), lines.length - LONGEST_FOOT)
  let foot = lines.length
  for (let at = lines.length - 1; at >= least && at > 2; at -= 1) {
    const { text } = lines[at] ?? { text: '' }
    if (isFootLabel(text) || isDisclaimer(text)) foot = at
    else if (wordsIn(text) > FOOT_LINE && !/©|\|/.test(text)) break
  }
  if (foot === lines.length || !hasStrongLabel(lines.slice(foot))) return lines.length
  // The tags of the article: single words, several in a row.
  let tags = foot
  for (let at = foot - 1; at > least && isTag(lines[at]?.text ?? ''); at -= 1) tags = at
  return foot - tags >= 2 ? tags : foot
}

/** Labels of lists of other articles, of the one before and the one behind, of buttons; and whose rights all are. */
function isFootLabel(text: string): boolean {
  return (
    text.length <= 200 &&
    (STRONG_LABEL.test(foldWord(text)) || /^(?:share|مشاركه|شارك|tags?|وسوم|الوسوم)\s*:?\s*$/.test(foldWord(text)))
  )
}

function hasStrongLabel(lines: Line[]): boolean {
  return lines.some(({ text }) => text.length <= 200 && STRONG_LABEL.test(foldWord(text)))
}

const STRONG_LABEL =
  /^©|^(?:\(c\)|copyright)\s|powered by|جميع الحقوق محفوظه|all rights reserved|^[«<←→›»]+\s*(?:السابق|التالي|previous|next)|(?:السابق|التالي|previous|next)\s*[»>→←‹«]+$|^(?:related (?:posts|articles|stories)|most (?:read|viewed|popular)|(?:الاكثر|الاعلي) (?:تصفحا|قراءه|مشاهده|تفاعلا)\S*|(?:اخبار|مواضيع|مقالات|قصص) (?:ذات صله|متعلقه|مشابهه|مقترحه))\s*:?$/

function isTag(text: string): boolean {
  return text.length <= 24 && wordsIn(text) <= 2 && /\p{L}$/u.test(text)
}

const CONTENTS =
  /^(?:فهرس المحتوي?(?:ات)?|المحتويات|محتويات المقال|جدول المحتويات|في هذا المقال|contents|table of contents|in this article)\s*:?$/

/** The lines of a table of contents: its label, and the headings below it, each of which comes again in the text. */
function contentsIn(lines: Line[]): Set<Line> {
  const label = lines.findIndex(({ text }) => CONTENTS.test(foldWord(text)))
  if (label === -1) return new Set()
  const times = new Map<string, number>()
  for (const { text } of lines.slice(label + 1)) times.set(text, (times.get(text) ?? 0) + 1)
  let end = label + 1
  for (let line = lines[end]; line !== undefined && (times.get(line.text) ?? 0) > 1; line = lines[end]) {
    times.set(line.text, (times.get(line.text) ?? 0) - 1)
    if (isSeparator(line.text)) break
    end += 1
  }
  return new Set(lines.slice(label, end))
}

/** «مصدر الصورة …», «صدر الصورة، …», "Image source: …": the picture did not come along. */
function isPictureCredit(text: string): boolean {
  return (
    text.length <= 90 &&
    !/[.!?؟]$/.test(text) &&
    /^(?:مصدر الصوره|صدر الصوره|(?:image|photo) (?:source|credit|by)\b)/.test(foldWord(text))
  )
}
