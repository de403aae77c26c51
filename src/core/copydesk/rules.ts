/**
 * How much a finding weighs. An error is wrong for every reader, a warning is nearly always wrong, and the house style is
 * a matter of taste in which a publication should be of one mind.
 */
export const LEVELS = ['error', 'warning', 'style'] as const
export type Level = (typeof LEVELS)[number]

/** Every rule of the copy desk: how much it weighs where nobody says otherwise, and what it looks for. */
export const RULES = {
  'dead-link': { level: 'error', looksFor: 'a link to an article or a block of this site that does not exist' },
  'arabic-punctuation': { level: 'warning', looksFor: ', ; ? in Arabic text, or ، ؛ ؟ in Latin text' },
  spacing: { level: 'warning', looksFor: 'a space before a mark, none behind ، ؛ ؟, or one inside brackets' },
  'extra-space': { level: 'warning', looksFor: 'two spaces in a row, or one at an end of a text' },
  brackets: { level: 'warning', looksFor: 'a quotation mark or bracket without its partner' },
  digits: { level: 'warning', looksFor: 'both ١٢٣ and 123 in one article' },
  tatweel: { level: 'warning', looksFor: 'a word drawn out with tatweel' },
  'presentation-forms': { level: 'warning', looksFor: 'letters stored as shapes, as PDF files give them' },
  'doubled-word': { level: 'warning', looksFor: 'the same word twice in a row' },
  'unmarked-run': { level: 'warning', looksFor: 'words in another script, or figures, not marked as a phrase' },
  alt: { level: 'warning', looksFor: 'a figure without a description' },
  dates: { level: 'warning', looksFor: 'a date in the future, or a change before the publication' },
  'lone-pair': { level: 'warning', looksFor: 'a translationKey that no other article has' },
  counterparts: { level: 'style', looksFor: 'blocks of a pair that the other language lacks' },
  'straight-quotes': { level: 'style', looksFor: 'typewriter quotation marks and apostrophes' },
  hamza: { level: 'style', looksFor: 'the commonest words written without their hamza' },
} as const satisfies Record<string, { level: Level; looksFor: string }>

export type RuleName = keyof typeof RULES

/** Whether a publisher's word for a rule is one. */
export function isRule(name: string): name is RuleName {
  return Object.hasOwn(RULES, name)
}
