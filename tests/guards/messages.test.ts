// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { arBeside } from '#i18n/messages/ar.beside.ts'
import { ar } from '#i18n/messages/ar.ts'
import { enBeside } from '#i18n/messages/en.beside.ts'
import { en } from '#i18n/messages/en.ts'

type Messages = { [key: string]: string | Messages }

const ENGLISH_PLURALS = ['one', 'other']
const ARABIC_PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other']

const english = flatten({ ...en, ...enBeside })
const arabic = flatten({ ...ar, ...arBeside })

describe('the messages', () => {
  test('are the same in both languages', () => {
    expect(namesOf(arabic)).toEqual(namesOf(english))
  })

  test.each([
    ['English', english, ENGLISH_PLURALS],
    ['Arabic', arabic, ARABIC_PLURALS],
  ])('have every plural form of %s', (_, messages, forms) => {
    const lacking = pluralsOf(messages).flatMap((name) =>
      forms.map((form) => `${name}_${form}`).filter((key) => !messages.has(key)),
    )
    expect(lacking).toEqual([])
  })

  test('are never empty', () => {
    const empty = [...english, ...arabic].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  test('say the same things in both languages', () => {
    // None, one and two of something may be said without the number, as Arabic does: مقالة، مقالتان.
    const differing = [...arabic].filter(([key, text]) => {
      const original = insertsOf(english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '')
      const said = insertsOf(text)
      const mayOmit = /_(zero|one|two)$/.test(key)
      return (
        said.some((name) => !original.includes(name)) || (!mayOmit && original.some((name) => !said.includes(name)))
      )
    })
    expect(differing).toEqual([])
  })
})

describe('the Arabic messages', () => {
  test.each([
    ['no Latin comma, semicolon or question mark after an Arabic word', /[\u0600-\u06FF]\s*[,;?]/],
    ['no space before punctuation', /\s[،؛؟.!:]/],
    ['no arrow written as a letter: it would not mirror', /[←→‹›⇐⇒]/],
    ['no percent sign of Arabic with Latin digits, nor the other way round', /[0-9]٪|[٠-٩]%/],
    ['no drawn-out letters and no presentation forms', /\p{L}\u0640\p{L}|[\uFB50-\uFDCF\uFDF0-\uFDFF\uFE70-\uFEFC]/u],
  ])('have %s', (_, fault) => {
    const faulty = [...arabic].filter(([, text]) => fault.test(withoutInserts(text)))
    expect(faulty).toEqual([])
  })
})

/** Every message under its whole key, "reader.contents". */
function flatten(messages: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, message] of Object.entries(messages)) {
    if (typeof message === 'string') flat.set(prefix + key, message)
    else for (const [inner, text] of flatten(message, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

const PLURAL = new RegExp(`_(${ARABIC_PLURALS.join('|')})$`)

/** The keys without the endings of plurals. */
function namesOf(messages: Map<string, string>): string[] {
  return [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].toSorted()
}

function pluralsOf(messages: Map<string, string>): string[] {
  return [...new Set([...messages.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))]
}

/** The names of what i18next puts in: `{{count, number}}` is count. */
function insertsOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name)
}

function withoutInserts(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}/g, 'x')
}
