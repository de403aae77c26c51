import { createInstance, type FormatterModule, type TFunction } from 'i18next'
import { formatNumber, type NumberStyle } from '#core/text/format.ts'
import type { Language } from './languages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: {
      translation: typeof import('./messages/en.ts').en & typeof import('./messages/en.beside.ts').enBeside
    }
    enableSelector: true
  }
}

/** `{{count, number}}`: as the reader writes numbers (`NumberStyle`), by the same table at build and in the browser. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, language, options) => {
    const style = { digits: 'latn', decimal: 'point', ...options } as NumberStyle
    return typeof value === 'number' ? formatNumber(value, language as Language, style) : String(value)
  },
}

const i18n = createInstance({
  fallbackLng: false,
  // Messages are only ever React text, which escapes by itself.
  interpolation: { escapeValue: false },
  resources: {},
  initAsync: false,
}).use(numbers)

/** The words that every screen needs, or those of the screens beside reading. */
export type MessagePart = 'all' | 'beside'

/** Each part of each language is a chunk of its own; the worker keeps them all, so that switching works without a network. */
const messages: Record<Language, Record<MessagePart, () => Promise<object>>> = {
  ar: {
    all: async () => (await import('./messages/ar.ts')).ar,
    beside: async () => (await import('./messages/ar.beside.ts')).arBeside,
  },
  en: {
    all: async () => (await import('./messages/en.ts')).en,
    beside: async () => (await import('./messages/en.beside.ts')).enBeside,
  },
}
const fetched = new Set<string>()

/** Fetches messages of a language, each part once. Rejects where a chunk cannot be had. */
export async function loadMessages(language: Language, parts: MessagePart[]): Promise<void> {
  if (!i18n.isInitialized) await i18n.init()
  await Promise.all(
    parts.map(async (part) => {
      if (fetched.has(`${language} ${part}`)) return
      i18n.addResourceBundle(language, 'translation', await messages[language][part](), true)
      fetched.add(`${language} ${part}`)
    }),
  )
}

/** Whether these words of a language are here: those that every screen needs, unless others are named. */
export function hasMessages(language: Language, parts: MessagePart[] = ['all']): boolean {
  return parts.every((part) => fetched.has(`${language} ${part}`))
}

/** The words of a language that `loadMessages` has fetched: `t(($) => $.reader.contents)`. */
export function translator(language: Language): TFunction {
  // Not `getFixedT`, which for each word copies all settings several times: with that, and with its own way to find a
  // key, words took a good part of the time of drawing a page.
  const t = (selector: (messages: object) => unknown, values?: object) =>
    i18n.t(keyOf(selector) as never, { ...values, lng: language })
  return t as TFunction
}

let path = ''
const asked: object = new Proxy(
  {},
  {
    get(_, name) {
      path += path === '' ? String(name) : `.${String(name)}`
      return asked
    },
  },
)

/** `($) => $.reader.contents` → `reader.contents` */
function keyOf(selector: (messages: object) => unknown): string {
  path = ''
  selector(asked)
  return path
}
