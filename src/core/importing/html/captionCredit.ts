import { areFewWords, areNamesInCapitals, isAgency, isOutletLike } from '#core/importing/names.ts'

/** A caption, how much of it describes the picture, and whose the picture is. */
export interface CreditedCaption {
  /** Where the description ends. */
  end: number
  credit: string
}

const LONGEST = 80

/**
 * The credit that a caption ends in, as far as that is certain: in brackets with a label or an agency in them «(تصوير: منى
 * فؤاد)», "[Jane Smith/Reuters]", behind a label "Photo: Jane Smith", behind a full stop or a bar where it names an agency, or
 * behind ©. In doubt the caption stays whole, and always where little would be left of it.
 */
export function creditAtEnd(caption: string): CreditedCaption | undefined {
  let found: CreditedCaption | undefined
  // Some pages print the agency again behind the brackets.
  for (let times = 0; times < 2; times += 1) {
    const next = lastCredit(caption.slice(0, found?.end))
    if (next === undefined) break
    const isSame = found === undefined || next.credit.includes(found.credit)
    found = { end: next.end, credit: isSame ? next.credit : `${next.credit}, ${found?.credit}` }
  }
  return found
}

function lastCredit(caption: string): CreditedCaption | undefined {
  const tail = caption.slice(-LONGEST - 40)
  const offset = caption.length - tail.length
  for (const read of [inBrackets, behindLabel, behindCopyright, behindSentence]) {
    const found = read(tail)
    if (found === undefined || found.credit.length > LONGEST) continue
    const end = caption.slice(0, offset + found.end).replace(/[\s|/•–—-]+$/u, '').length
    if ((caption.slice(0, end).match(/\p{L}+/gu) ?? []).length < 2) continue
    return { end, credit: found.credit }
  }
  return undefined
}

/** "(Photo: Getty Images)", "[Jane Smith/Reuters]", «(أ ف ب)». */
function inBrackets(text: string): CreditedCaption | undefined {
  const found = /\s*[([]([^()[\]]+)[)\]]\s*\.?\s*$/u.exec(text)
  if (found === null) return undefined
  const inner = (found[1] ?? '').trim()
  const before = text.slice(0, found.index)
  const labelled = LABEL.exec(inner)?.[0]
  if (labelled !== undefined) return creditOf(found.index, inner.slice(labelled.length))
  const short = /^(?:Photos?|Foto)\s+/u.exec(inner)?.[0]
  if (short !== undefined && areNamesInCapitals(inner.slice(short.length)) && / /.test(inner.slice(short.length)))
    return creditOf(found.index, inner.slice(short.length))
  // «وكالة الأنباء السعودية (واس)» only says what the letters stand for.
  if (/(?:وكالة|الوكالة|شبكة|Agency|Press|Associated|Agence)(?:\s+\S+){0,4}\s*$/u.test(before)) return undefined
  return namesAgency(inner) ? creditOf(found.index, inner) : undefined
}

/** "… Credit: EPA", «… تصوير: منى فؤاد». */
function behindLabel(text: string): CreditedCaption | undefined {
  const labels = [...text.matchAll(LABELS)]
  const last = labels.at(-1)
  if (last === undefined) return undefined
  const [whole, label = ''] = last
  const credit = text.slice(last.index + whole.length)
  const isBehindEnd = ENDS.test(text.slice(0, last.index).trimEnd())
  const isSure =
    /^(?:تصوير|عدسة|بعدسة|(?:م?صدر|مصادر|حقوق) |Photo(?:graph)?s? (?:by|credit)|Image (?:credit|source)|Picture credit)/iu.test(
      label,
    )
  const isCredit = isArabic(credit)
    ? areFewWords(credit) && (isSure || namesAgency(credit))
    : areNamesInCapitals(credit) && (isSure || isBehindEnd || label.startsWith('Credit') || namesAgency(credit))
  return isCredit ? creditOf(last.index, credit) : undefined
}

/** "… © 2020 Jane Smith / AFP". */
function behindCopyright(text: string): CreditedCaption | undefined {
  const found = /(?:^|\s)(©\s*[^.!?؟©]{2,60}?)\.?\s*$/u.exec(text)
  return found?.[1] === undefined ? undefined : creditOf(found.index, found[1])
}

/** "A man walks past. Jane Smith/Getty Images", «… في السوق | رويترز». */
function behindSentence(text: string): CreditedCaption | undefined {
  const found = /(?:(?<=[.!?؟…»”")\]])\s+|\s+[|•–—]\s+)([^.!?؟…|•–—()[\]«»“”"]{2,60})\.?\s*$/u.exec(text)
  if (found?.[1] === undefined) return undefined
  const by = /^Photo(?:graph)?s? by\s+/u.exec(found[1])?.[0] ?? ''
  const credit = found[1].slice(by.length)
  return namesAgency(credit) || (by !== '' && areNamesInCapitals(credit)) ? creditOf(found.index, credit) : undefined
}

function creditOf(end: number, credit: string): CreditedCaption | undefined {
  const words = credit.trim().replace(/^[:،,-]\s*/u, '')
  return /\p{L}/u.test(words) ? { end, credit: words } : undefined
}

/** What says that the name of who made a picture follows; with a colon, as without one it may belong to a sentence. */
const LABEL =
  /^(?:(?:File )?Photo(?:graph)?s?(?: (?:by|credit|courtesy(?: of)?))?\s*:|Photo(?:graph)?s? (?:by|courtesy of) |(?:Image|Picture|Photo) (?:credits?|source|by|courtesy(?: of)?)\s*:?|Images?\s*:|Picture\s*:|Credits?\s*:|Source\s*:|Foto\s*:|(?:بعدسة|عدسة|تصوير|(?:م?صدر |مصادر |حقوق )?(?:ال)?صورة?|(?:م?صدر |مصادر |حقوق )?الصور)\s*[:،/-])\s*/iu
const LABELS =
  /(?<=\s)((?:Photo(?:graph)?s?(?: (?:by|[Cc]redits?))?|(?:Image|Picture) (?:[Cc]redits?|[Ss]ource)|Image|Picture|Credits?|بعدسة|عدسة|تصوير|(?:م?صدر |مصادر |حقوق )?(?:ال)?صورة|(?:م?صدر |مصادر |حقوق )الصور))(?:\s*:|\.{3})\s*/gu
const ENDS = /[.!?؟…»”")\]|•–—]$/u

function isArabic(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text)
}

/** Whether a credit without a label can only be one: an agency, or a name and behind a slash whose picture it is. */
function namesAgency(text: string): boolean {
  const parts = text
    .trim()
    .replace(/^(?:File|أرشيف)\s*:\s*/iu, '')
    .split(/\s*\/\s*|\s+via\s+/u)
  const owner = parts.at(-1) ?? ''
  const areNames = parts.every((part) => (isArabic(part) ? areFewWords(part) : areNamesInCapitals(part)))
  if (isAgency(parts[0] ?? '')) return areNames || parts.length === 1
  return isAgency(owner) ? areNames : areNames && parts.length > 1 && isOutletLike(owner)
}
