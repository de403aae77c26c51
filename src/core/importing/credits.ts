import { foldWord } from './dateWords.ts'
import { areNamesBehindBy, isNameLike, LONGEST_NAME } from './names.ts'

/**
 * The authors that a line names, if naming them is all it does: «بقلم: سعاد حداد», «كتب - أحمد علي - منى فؤاد»,
 * "By Jane Smith and Ali Hassan".
 */
export function authorsOf(line: string): string[] | undefined {
  if (line.length > 2 * LONGEST_NAME) return undefined
  const plain = line.replace(/^(?:written|words|reporting|reported|story|text) by\b/i, 'By')
  const match = /^([\p{L}\p{M}\u0640]+)\s*([:/|–—-]?)\s*(.+)$/u.exec(plain)
  const [, word = '', mark, names = ''] = match ?? []
  const opener = foldWord(word)
  const isMarked = mark !== ''
  const opens =
    opener === 'بقلم' ||
    (/^(?:كتب|كتبت|كتبه|كتبها)$/.test(opener) && (isMarked || isShortName(names))) ||
    (opener === 'by' && (isMarked || areNamesBehindBy(names))) ||
    (/^(?:الكاتب|الكاتبه|المولف|المولفه|اعداد|تقرير|حوار|حاوره|حاورته|حاورها|تحرير|author|authors|writer)$/.test(
      opener,
    ) &&
      isMarked)
  if (!opens || (/[.!?؟…]$/.test(names) && names.split(' ').length > 4)) return undefined
  const list = names
    .split(/\s+[-–—|]\s+|\s*[،,؛;]\s*|\s+(?:and|&)\s+/)
    .map((name) => name.replace(/[\s:.،-]+$/u, '').trim())
  const authors = list.filter((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME)
  return authors.length > 0 && authors.length <= 8 ? authors : undefined
}

/** The publisher that a line names: «المصدر: وكالات», "Source: …". */
export function publisherOf(line: string): string | undefined {
  if (line.length > 2 * LONGEST_NAME) return undefined
  const [, label = '', name = ''] = /^([\p{L}\p{M}\u0640]+(?: عن)?)\s*[:–-]\s*(.+)$/u.exec(line) ?? []
  if (!/^(?:المصدر|الناشر|نقلا عن|الموقع|source|publisher|via)$/.test(foldWord(label))) return undefined
  return name.length <= LONGEST_NAME && /\p{L}/u.test(name) ? name : undefined
}

function isShortName(names: string): boolean {
  return names.split(' ').length <= 4 && isNameLike(names)
}
