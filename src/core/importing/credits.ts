import { foldWord } from './dateWords.ts'

/** Longest line that can be a name. */
const MAX_LENGTH = 60

/**
 * The authors that a line names, if naming them is all it does: «بقلم: سعاد حداد», «كتب - أحمد علي - منى فؤاد»,
 * "By Jane Smith and Ali Hassan".
 */
export function authorsOf(line: string): string[] | undefined {
  if (line.length > 2 * MAX_LENGTH) return undefined
  const plain = line.replace(/^(?:written|words|reporting|reported|story|text) by\b/i, 'By')
  const match = /^([\p{L}\p{M}\u0640]+)\s*([:/|–—-]?)\s*(.+)$/u.exec(plain)
  const [, word = '', mark, names = ''] = match ?? []
  const opener = foldWord(word)
  const isMarked = mark !== ''
  const opens =
    opener === 'بقلم' ||
    (/^(?:كتب|كتبت|كتبه|كتبها)$/.test(opener) && (isMarked || isShortName(names))) ||
    (opener === 'by' &&
      (isMarked || names.split(' ').every((part) => /^(?:\p{Lu}|and$|&$|de$|al-|van$|von$|bin$)/u.test(part)))) ||
    (/^(?:الكاتب|الكاتبه|المولف|المولفه|اعداد|تقرير|حوار|حاوره|حاورته|حاورها|تحرير|author|authors|writer)$/.test(
      opener,
    ) &&
      isMarked)
  if (!opens || (/[.!?؟…]$/.test(names) && names.split(' ').length > 4)) return undefined
  const list = names
    .split(/\s+[-–—|]\s+|\s*[،,؛;]\s*|\s+(?:and|&)\s+/)
    .map((name) => name.replace(/[\s:.،-]+$/u, '').trim())
  const authors = list.filter((name) => /\p{L}/u.test(name) && name.length <= MAX_LENGTH)
  return authors.length > 0 && authors.length <= 8 ? authors : undefined
}

/** The publisher that a line names: «المصدر: وكالات», "Source: …". */
export function publisherOf(line: string): string | undefined {
  if (line.length > 2 * MAX_LENGTH) return undefined
  const [, label = '', name = ''] = /^([\p{L}\p{M}\u0640]+(?: عن)?)\s*[:–-]\s*(.+)$/u.exec(line) ?? []
  if (!/^(?:المصدر|الناشر|نقلا عن|الموقع|source|publisher|via)$/.test(foldWord(label))) return undefined
  return name.length <= MAX_LENGTH && /\p{L}/u.test(name) ? name : undefined
}

/** Whether a line could be a name and no more: of a person, a paper, an agency. */
export function isNameLike(line: string): boolean {
  // The credit of a picture, not of the text.
  if (/^(?:مصدر الصوره|الصوره|صوره|تصوير|photo|image|picture)/.test(foldWord(line.slice(0, 20)))) return false
  return (
    line.length <= MAX_LENGTH &&
    line.split(' ').length <= 6 &&
    /\p{L}/u.test(line) &&
    !/[.!?؟…:؛;،,]$|\p{Nd}/u.test(line)
  )
}

const OUTLET =
  /(?:^|\s)(?:وكاله|وكالات|صحيفه|جريده|موقع|قناه|شبكه|مجله|مركز|معهد|اذاعه|تلفزيون|اخبار|نيوز|بوست|برس|تايمز|اونلاين|times|post|news|agency|agencies|journal|daily|weekly|press|reuters|guardian|herald|tribune|gazette|magazine|review|tv|radio|network|online|institute|university|wire)(?:\s|$)/

/**
 * Whether a name is rather a publisher's than a person's: it has the word for one, begins with the article («المرجع»,
 * "The Clarion"), is an abbreviation in capitals or a web address.
 */
export function isOutletLike(name: string): boolean {
  const folded = foldWord(name)
  return (
    OUTLET.test(folded) ||
    /^(?:ال\S{3,}|the\s)/.test(folded) ||
    /^[A-Z]{2,6}$/.test(name) ||
    /^\S+\.[a-z]{2,}$/i.test(name)
  )
}

function isShortName(names: string): boolean {
  return names.split(' ').length <= 4 && isNameLike(names)
}
