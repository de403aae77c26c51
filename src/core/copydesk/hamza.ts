import { primaryLanguage } from '#core/text/direction.ts'
import type { TextFinding } from './finding.ts'
import { isMentioned } from './mentions.ts'
import type { Piece } from './pieces.ts'

/**
 * Finds the commonest Arabic words that are typed without their hamza. A hint: whether «ان» is أن or إن, only a reader
 * can say. Persian and Urdu have words that look the same and are right.
 */
export function findMissingHamza({ lang, text }: Piece): TextFinding[] {
  if (primaryLanguage(lang) !== 'ar') return []
  return Array.from(text.matchAll(WORDS), ({ 0: word, index }): TextFinding[] => {
    const spellings = SPELLINGS.get(word) ?? []
    const [first] = spellings
    if (first === undefined || isMentioned(text, index, index + word.length)) return []
    return [
      {
        rule: 'hamza',
        start: index,
        end: index + word.length,
        message: `“${word}” lacks its hamza: ${spellings.join(' or ')}.`,
        ...(spellings.length === 1 && { fix: { text: first, certain: false } }),
      },
    ]
  }).flat()
}

/** As typed, then as spelt; two where the sentence decides. None is a word of its own as it is typed. */
const COMMON = [
  'الى إلى',
  'اليه إليه',
  'اليها إليها',
  'او أو',
  'اذا إذا',
  'اذ إذ',
  'ان أن إن',
  'انه أنه إنه',
  'انها أنها إنها',
  'انهم أنهم إنهم',
  'لان لأن',
  'لانه لأنه',
  'لانها لأنها',
  'ايضا أيضًا',
  'ايضاً أيضًا',
  'ايضًا أيضًا',
  'اي أي',
  'اكثر أكثر',
  'اقل أقل',
  'اول أول',
  'الاول الأول',
  'الاولى الأولى',
  'اخرى أخرى',
  'الاخرى الأخرى',
  'امام أمام إمام',
  'اما أما إما',
  'الان الآن',
  'اهم أهم',
  'احد أحد',
  'الاحد الأحد',
  'الامر الأمر',
  'الانسان الإنسان',
]

/** With each word also its form behind «و» and «ف», but where those make another word: «فان», «واحد», «واقل». */
const SPELLINGS = new Map(
  COMMON.flatMap((row) => {
    const [typed = '', ...spelt] = row.split(' ')
    const joined = ['احد', 'اقل', 'ان', 'اهم', 'اي'].includes(typed) ? [''] : ['', 'و', 'ف']
    return joined.map((letter): [string, string[]] => [letter + typed, spelt.map((word) => letter + word)])
  }),
)

const WORDS = new RegExp(`(?<![\\p{L}\\p{M}])(?:${[...SPELLINGS.keys()].join('|')})(?![\\p{L}\\p{M}])`, 'gu')
