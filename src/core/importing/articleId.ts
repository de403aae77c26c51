import { blockIdMaker } from '#core/article/blockIds.ts'
import { asciiDigits } from './digits.ts'

/** Longest id that is made; one that somebody chose may be longer. */
const MAX_LENGTH = 60
/** What stands further on in a title is never part of one. */
const LONGEST_TITLE = 1000

/**
 * A readable id from a title, in the letters that addresses may have: «التعاون الأمني» becomes `altaawn-alamni`. Empty
 * where the title has no letter that could be written so.
 */
export function articleIdOf(title: string): string {
  const words = latinLetters(title.slice(0, LONGEST_TITLE)).match(/[a-z0-9]+/g) ?? []
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`
    if (longer.length > MAX_LENGTH) return id === '' ? word.slice(0, MAX_LENGTH) : id
    id = longer
  }
  return id
}

/** An id for an article of this title. Where no letter of it can stand in an address, its hash does. */
export function idForTitle(title: string): string {
  return articleIdOf(title) || `article-${blockIdMaker()(title)}`
}

/** The id itself if nobody has it, else with the first number behind it that is free. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id
  for (let copy = 2; isTaken(free); copy += 1) free = `${id}-${copy}`
  return free
}

/** Simple, and without marks that an address could not have: after ALA-LC, as newspapers write names. */
const LETTERS = new Map(
  Object.entries({
    ء: '',
    آ: 'a',
    أ: 'a',
    ؤ: 'u',
    إ: 'i',
    ئ: 'i',
    ا: 'a',
    ٱ: 'a',
    ب: 'b',
    ة: 'a',
    ت: 't',
    ث: 'th',
    ج: 'j',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'dh',
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'q',
    ك: 'k',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    ى: 'a',
    پ: 'p',
    چ: 'ch',
    ژ: 'zh',
    گ: 'g',
    ک: 'k',
    ڤ: 'v',
    ٹ: 't',
    ڈ: 'd',
    ڑ: 'r',
    ں: 'n',
    ے: 'e',
    ہ: 'h',
    ھ: 'h',
    ۀ: 'h',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    '\u064B': 'an',
    '\u064C': 'un',
    '\u064D': 'in',
    '\u064E': 'a',
    '\u064F': 'u',
    '\u0650': 'i',
    '\u0670': 'a',
    '\u0652': '',
    '\u0640': '',
    "'": '',
    '’': '',
    '\u200C': '-',
  }),
)
const SHADDA = '\u0651'
const SHORT_VOWEL = /[\u064B-\u0650]/

function latinLetters(title: string): string {
  // NFKC joins what was typed apart, «ا» and «ٔ»; accents of Latin letters fall away one by one below.
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{L}\p{M}\p{Nd}'’]+/gu, latinWord)
}

function latinWord(word: string): string {
  const letters = [...word]
  const sounds: string[] = []
  letters.forEach((letter, index) => {
    const before = letters[index - 1] ?? ''
    const previous = sounds.at(-1) ?? ''
    if (letter === SHADDA) sounds.push(previous)
    else if (/[اىوي]/.test(letter) && SHORT_VOWEL.test(before) && lengthens(letter, previous, letters[index + 1]))
      return
    else if (/[ويی]/.test(letter)) sounds.push(glide(letter, before === 'ع' ? 'c' : previous, letters[index + 1]))
    else if (/[٠-٩۰-۹]/.test(letter)) sounds.push(asciiDigits(letter))
    else sounds.push(LETTERS.get(letter) ?? letter.normalize('NFKD').replace(/\p{M}/gu, ''))
  })
  const spoken = sounds.filter((sound) => sound !== '')
  return /^[\u0620-\u064A\u0651\u0671-\u06D3]+$/.test(word)
    ? withVowels(spoken).replace(/aaa+/g, 'aa')
    : spoken.join('')
}

/** A long vowel that was written with its short one: «فَا», «نُو», «حَبِيب». */
function lengthens(letter: string, vowel: string, next: string | undefined): boolean {
  if (SHORT_VOWEL.test(next ?? '') || next === SHADDA) return false
  return { ا: 'a', ى: 'a', و: 'u', ي: 'i' }[letter] === vowel
}

/** و and ي are consonants at the start of a word and beside a vowel, vowels between consonants, of which ع is one. */
function glide(letter: string, previous: string, next: string | undefined): string {
  const isConsonant = previous === '' || VOWEL.test(previous) || /^[اآأىةً-ِ]$/.test(next ?? '')
  if (letter === 'و') return isConsonant ? 'w' : 'u'
  return isConsonant ? 'y' : 'i'
}

const VOWEL = /^[aeiou]/

/** Arabic leaves short vowels out: an "a" makes a word speakable that begins with two consonants or has three in a row. */
function withVowels(sounds: string[]): string {
  let word = ''
  // The start of a word counts as one consonant.
  let consonants = 1
  for (const sound of sounds) {
    if (VOWEL.test(sound)) consonants = 0
    else if (consonants === 2) {
      word += 'a'
      consonants = 1
    } else consonants += 1
    word += sound
  }
  return word
}
