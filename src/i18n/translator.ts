import { createInstance, type FormatterModule, type TFunction } from 'i18next'
import { formatNumber, type NumberStyle } from '#core/text/format.ts'
import type { Language } from './languages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof import('./messages/en.ts').en }
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

/** Each language is a chunk of its own; the worker keeps both, so that switching works without a network. */
const messages: Record<Language, () => Promise<object>> = {
  ar: async () => (await import('./messages/ar.ts')).ar,
  en: async () => (await import('./messages/en.ts')).en,
}

/** Fetches the messages of a language, once. Rejects where its chunk cannot be had. */
export async function loadMessages(language: Language): Promise<void> {
  if (!i18n.isInitialized) await i18n.init()
  if (!i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', await messages[language]())
  }
}

/** The words of a language that `loadMessages` has fetched: `t(($) => $.reader.contents)`. */
export function translator(language: Language): TFunction {
  return i18n.getFixedT(language)
}
