type ArabicPlural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** The keys of English, with every plural spelt in Arabic's six forms; `zero` in English is a plural form too. */
export type InArabic<Messages> = {
  [
    Key in keyof Messages as Key extends `${infer Name}_${'zero' | 'one' | 'other'}` ? `${Name}_${ArabicPlural}` : Key
  ]: Messages[Key] extends string ? string : InArabic<Messages[Key]>
}
