/**
 * The poem of the bundled articles keeps its metre and its rhyme, and the article takes it apart rightly.
 *
 * The metre is المتقارب: the foot «فَعُولُنْ» (short, long, long) four times in each half. Any foot but the last may lose its
 * last letter (القبض: short, long, short). A first half ends in «فَعُولُنْ» or in «فَعَلْ» (short, long); every second half of
 * this poem ends in «فَعَلْ». Source: عبد العزيز عتيق، علم العروض والقافية، المتقارب.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { articleSchema } from '#core/article/schema.ts'

const FIRST_HALF = /^(?:u-[u-]){3}u--?$/
const SECOND_HALF = /^(?:u-[u-]){3}u-$/
const RHYME = /\u064E\u0642\u0652$/ // a letter with fatha, then qaf with sukun

const file = join(import.meta.dirname, '../../public/articles/a-poem-read-by-ear.json')
const { blocks } = v.parse(articleSchema, JSON.parse(readFileSync(file, 'utf8')))
const lines = blocks
  .flatMap((block) => (block.type === 'verse' ? block.text.split('\n') : []))
  .map((line) => line.split('\t'))

describe('scan', () => {
  test.each([
    ['shortens a long vowel before the article', 'وَفِي الْبَيْتِ', 'u---'],
    ['passes over the article before a sun letter', 'نَامَ السُّهَا', '--u-'],
    ['passes over an alif of connection after a prefix', 'وَاتَّسَقْ', '-u-'],
    ['lets a doubled letter close one syllable and open the next', 'تَرَقَّقَ', 'u-u-'],
    ['counts nunation as a letter', 'جَنَاحًا قَدِيمٌ', 'u--u--'],
    ['gives nunation a vowel before an alif of connection', 'سَلَامٌ اللَّيْلِ', 'u-u---'],
    ['counts madda as a letter with its length', 'وَآنَسَ', 'u-u-'],
    ['hears a small alif as long', 'هٰذَا', '--'],
    ['passes over the alif after the waw of a plural', 'رَأَوْا قَمَرَا', 'u-uu-'],
    ['lengthens a pronoun after a vowel', 'لَهُ قَمَرٌ', 'u-uu-'],
    ['keeps a pronoun short after a still letter', 'مِنْهُ قَمَرٌ', '-uuu-'],
    ['lengthens the last vowel of a half', 'لِلَّيْلِ', '---'],
    ['hears المتقارب in a line by al-Shabbi', 'إِذَا الشَّعْبُ يَوْمًا أَرَادَ الْحَيَاةَ', 'u--u--u--u--'],
    ['hears المتقارب in the half that answers it', 'فَلَا بُدَّ أَنْ يَسْتَجِيبَ الْقَدَرْ', 'u--u--u--u-'],
    ['hears الطويل in a line by Imru al-Qays', 'قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ', 'u--u---u--u-u-'],
    ['hears البسيط in a line by al-Mutanabbi', 'الْخَيْلُ وَاللَّيْلُ وَالْبَيْدَاءُ تَعْرِفُنِي', '--u--u---u-uu-'],
  ])('%s', (_, half, syllables) => {
    expect(scan(half)).toBe(syllables)
  })

  test('refuses a letter whose mark is missing', () => {
    expect(() => scan('كِتبٌ')).toThrow('no mark')
  })

  test('refuses two still letters side by side', () => {
    expect(() => scan('كَمْ اسْتَوَى')).toThrow('still letters')
  })
})

describe('the bundled poem', () => {
  test('has twelve lines of two halves', () => {
    expect(lines.map((halves) => halves.length)).toEqual(Array.from({ length: 12 }, () => 2))
  })

  test.each(lines)('keeps the metre in %s / %s', (first = '', second = '') => {
    expect(scan(first)).toMatch(FIRST_HALF)
    expect(scan(second)).toMatch(SECOND_HALF)
  })

  test('ends every line in one rhyme and no two in one word', () => {
    const endings = lines.map(([, second = '']) => second.normalize('NFC'))
    for (const ending of endings) expect(ending).toMatch(RHYME)
    expect(new Set(endings.map((ending) => ending.split(' ').at(-1))).size).toBe(lines.length)
  })

  test('is taken apart in the table of the article as it is heard', () => {
    const rows = blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
    const named = rows.map(([, syllables]) => syllables?.text.replaceAll('قصير', 'u').replaceAll('طويل', '-'))
    const heard = rows.map(([sound]) => syllablesOf(soundsOf(sound?.text ?? '')))
    expect(named.map((names) => names?.replaceAll('، ', ''))).toEqual(heard)
    expect(heard.join('')).toBe(scan(lines[0]?.[0] ?? ''))
  })
})

/**
 * The syllables of one half of a line, `u` for a short and `-` for a long one. Every letter must carry its mark, except
 * silent ones and the letters of long vowels; a long vowel that is not spelt out needs the small alif (هٰذا).
 * Throws where a mark is missing or where no syllable can be formed.
 */
function scan(half: string): string {
  const sounds = soundsOf(half)
  return syllablesOf(sounds.endsWith('v') ? `${sounds}l` : sounds)
}

/** The sounds as they meet: `v` a letter with its vowel, `c` a still letter, `l` a length, `n` nunation. */
function soundsOf(half: string): string {
  return half
    .normalize('NFC')
    .split(' ')
    .map((word, at) => [...spoken(word, at === 0).matchAll(/(\p{L})(\p{M}*)/gu)].map(soundOf).join(''))
    .join('')
    .replace(/l(?=[cl])/g, '') // no long vowel before a still letter
    .replace(/n(?=c)/g, 'v') // «سَلامٌ الليل» is heard as salāmuni l-layl
}

function syllablesOf(sounds: string): string {
  const syllables = sounds.replace(/v[cln]/g, '-').replace(/v/g, 'u')
  if (/[cln]/.test(syllables)) throw new Error(`two still letters meet in ${sounds}`)
  return syllables
}

/** A word without its silent letters, and with the length that a pronoun has after a vowel. NFC puts shadda last. */
function spoken(word: string, isFirst: boolean): string {
  return word
    .replace(/^[اٱ]/, isFirst ? 'اَ' : '')
    .replace(/ل(?=\p{L}\p{M}*\u0651)/u, '')
    .replace(/(\u064B\u0651?)[اى]$/, '$1')
    .replace(/(و\u0652?)ا$/, '$1')
    .replace(/(?<=[\u064E-\u0651])هُ$/, 'هُو')
    .replace(/(?<=[\u064E-\u0651])هِ$/, 'هِي')
}

function soundOf([, letter = '', marks = '']: RegExpMatchArray): string {
  const doubled = marks.includes('\u0651') ? 'c' : ''
  if (letter === 'آ') return 'vl'
  if (/[\u064B-\u064D]/.test(marks)) return `${doubled}vn`
  if (marks.includes('\u0670')) return `${doubled}vl`
  if (/[\u064E-\u0650]/.test(marks)) return `${doubled}v`
  if (marks === '\u0652') return 'c'
  if (marks === '' && 'اويى'.includes(letter)) return 'l'
  throw new Error(`no mark on ${letter}${marks}`)
}
