/** The languages of the interface, each by its own name; the first is the fallback. */
export const languages = { ar: 'العربية', en: 'English' } as const

export type Language = keyof typeof languages

export const fallback: Language = 'ar'

export function isLanguage(value: string | undefined): value is Language {
  return value !== undefined && Object.hasOwn(languages, value)
}

/** The other language of the interface: what the switch offers. */
export const otherThan: Record<Language, Language> = { ar: 'en', en: 'ar' }

/** The first language that the interface speaks, of those a reader prefers (BCP 47 tags, best first). */
export function bestOf(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? fallback
}
