import type { Edit } from './edits.ts'

/** What the repairs of words need to know of a text. */
export interface WordsContext {
  /** The primary language of the text: `ar`, `fa`, `ur` … */
  language: string
  /** Whether most of the article is typed with the letters of the other keyboard. */
  isForeign: boolean
}

const LETTER = '[\\u0620-\\u063F\\u0641-\\u064A\\u066E-\\u06D3\\u06D5\\u06FA-\\u06FC]'
const MARK = '[\\u064B-\\u065F]'

/**
 * Words that were stretched: two tatweels or more side by side, or in several places of one word. A single one stays:
 * it may set off a prefix (بـالقاهرة), stand for the year (١٤٤٥هـ) or carry a mark (ٱلرَّحْمَـٰن); so does all that is not
 * between two letters. Not for verse, where it may keep the metre of the page.
 */
export function stretchedWords(text: string): Edit[] {
  if (!text.includes('\u0640')) return []
  const edits: Edit[] = []
  for (const { 0: word, index } of text.matchAll(STRETCHABLE)) {
    const runs = Array.from(word.matchAll(/\u0640+/g), ({ 0: run, index: at }) => ({
      length: run.length,
      start: index + at,
      follower: followerIn(word, at + run.length),
    })).filter(({ follower }) => follower !== undefined)
    if (runs.length < 2 && runs.every(({ length }) => length < 2)) continue
    for (const { start, length, follower } of runs) {
      const from = follower === 'carried' ? start + 1 : start
      if (from < start + length) edits.push({ start: from, end: start + length, text: '' })
    }
  }
  return edits
}

const STRETCHABLE = new RegExp(`${LETTER}(?:${LETTER}|[\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06ED])*`, 'g')
const FOLLOWER = new RegExp(
  `([\\u0670\\u0653-\\u0655\\u06D6-\\u06ED])?[\\u064B-\\u065F\\u0670\\u06D6-\\u06ED]*${LETTER}`,
  'y',
)

/** What stands behind a tatweel: a letter, one with a mark before it that needs the tatweel to sit on, or neither. */
function followerIn(word: string, at: number): 'letter' | 'carried' | undefined {
  FOLLOWER.lastIndex = at
  const found = FOLLOWER.exec(word)
  if (found === null) return undefined
  return found[1] === undefined ? 'letter' : 'carried'
}

/**
 * Half-spaces and direction marks where they cannot mean anything, or mean something else: doubled; a half-space beside
 * white space or at an end; RLM between two letters, and `¬` there, which old files have for the half-space.
 */
export function misplacedJoiners(text: string): Edit[] {
  if (!/[\u200C-\u200F\u061C\u00AC]/.test(text)) return []
  const edits: Edit[] = []
  for (const { 0: run, index } of text.matchAll(/[\u200C\u200E\u200F\u061C\u00AC]+/g)) {
    const before = text[index - 1] ?? ''
    const after = text[index + run.length] ?? ''
    const isInWord = JOINING.test(before) && ARABIC_LETTER.test(after)
    const kept = isInWord ? inWord(run) : outsideWord(run, before, after)
    if (kept !== run) edits.push({ start: index, end: index + run.length, text: kept })
  }
  return edits
}

const ARABIC_LETTER = new RegExp(`^${LETTER}$`)
const JOINING = new RegExp(`^(?:${LETTER}|${MARK})$`)

/** Within a word all of them are the half-space, or a mark that does nothing beside it. */
function inWord(run: string): string {
  if (run === '\u200E' || run === '\u061C') return run
  return /[\u200C\u200F\u00AC]/.test(run) ? '\u200C' : run.replace(/(.)\1+/g, '$1')
}

/** `¬` is a sign of logic where it stands alone. */
function outsideWord(run: string, before: string, after: string): string {
  const isAtEdge = before === '' || after === '' || /\s/.test(before + after)
  // What stood on both sides of a half-space is doubled without it.
  const left = isAtEdge ? run.replaceAll('\u200C', '') : run
  return left.replace(/([\u200C\u200E\u200F\u061C])\1+/g, '$1')
}

/** Two spaces or more, and those before a line break. */
export function doubledSpaces(text: string): Edit[] {
  return Array.from(text.matchAll(/[ \u00A0]{2,}/g), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    text: /^\u00A0+$/.test(run) ? '\u00A0' : ' ',
  }))
}

/**
 * Letters of the wrong keyboard: ی and ک in Arabic, ي and ك in Persian and Urdu. A word is changed if something else in it
 * says that it is of the text's own language, or if most of the article is typed so (`isForeign`). Words with vowel marks
 * are quotations as often as not and stay.
 */
export function foreignLetters(text: string, { language, isForeign }: WordsContext): Edit[] {
  const pair = LETTERS_OF[language]
  if (pair === undefined || !pair.wrong.test(text)) return []
  const edits: Edit[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!pair.wrong.test(word) || MARKED.test(word) || pair.never.test(word)) continue
    if (!isForeign && !pair.surely.test(word)) continue
    const own = pair.right(word)
    if (own !== word) edits.push({ start: index, end: index + word.length, text: own })
  }
  return edits
}

/** How many words of a text are typed with the letters of its own language, and how many with the other's. */
export function keyboardOf(text: string, language: string): { own: number; foreign: number } {
  const pair = LETTERS_OF[language]
  const tally = { own: 0, foreign: 0 }
  if (pair === undefined) return tally
  for (const [word] of text.matchAll(WORD)) {
    if (MARKED.test(word) || pair.never.test(word)) continue
    if (pair.wrong.test(word)) tally.foreign += 1
    else if (pair.own.test(word)) tally.own += 1
  }
  return tally
}

const WORD = new RegExp(`${LETTER}(?:${LETTER}|[\\u064B-\\u065F\\u0670\\u0640\\u200C])*`, 'g')
const MARKED = /[\u064B-\u0652\u0670]/

interface Keyboard {
  wrong: RegExp
  own: RegExp
  /** A word with one of these is of another language. */
  never: RegExp
  /** A word that fits is of the text's own language, whatever stands around it. */
  surely: RegExp
  right: (word: string) => string
}

/** Words that end in ى, not ي, and are written with ی on a Persian keyboard. */
const MAQSURA = new Set(
  'على إلى الى حتى متى لدى سوى بلى أولى الأولى أخرى الأخرى كبرى الكبرى عظمى العظمى قصوى القصوى موسى عيسى مصطفى يحيى منى ليلى سلمى مستشفى المستشفى معنى المعنى مدى المدى مستوى المستوى محتوى المحتوى قوى القوى ذكرى الذكرى رؤى أدنى الأدنى أعلى الأعلى أقصى الأقصى'.split(
    ' ',
  ),
)

const PERSIAN: Keyboard = {
  wrong: /[يكى]/,
  own: /[یک]/,
  never: /[ةأإ]/,
  surely: /[پچژگ]|^(?:مي|نمي)\u200C|\u200C(?:ها|هاي|اي|اند)$/,
  right: (word) => word.replace(/[يى]/g, 'ی').replaceAll('ك', 'ک'),
}

const LETTERS_OF: Readonly<Record<string, Keyboard>> = {
  ar: {
    wrong: /[یک]/,
    own: /[يك]/,
    never: /[پچژگٹڈڑںےہھۀ\u200C]/,
    surely: /[ةأإ]|^[وفبل]?ال|^لل/,
    right(word) {
      const plain = word.replaceAll('ک', 'ك')
      const last = plain.replace(/ی$/, 'ى').replaceAll('ی', 'ي')
      const bare = last.replace(/^[وف](?=..)/, '')
      return MAQSURA.has(last) || MAQSURA.has(bare) ? last : plain.replaceAll('ی', 'ي')
    },
  },
  fa: PERSIAN,
  ur: { ...PERSIAN, surely: /[پچژگٹڈڑںےہھ]/ },
}
