import type { TextRange } from '#core/text/range.ts'
import type { RuleName } from './rules.ts'

/** What to write in the place of a range. */
export interface Fix {
  text: string
  /** Whether nobody needs to look: `--fix` writes it. */
  certain: boolean
}

/** What a rule found in a text: a range of it in UTF-16 code units. */
export interface TextFinding extends TextRange {
  rule: RuleName
  /** What is wrong, as a whole sentence in English, for editors; it says what to do unless `fix` does. */
  message: string
  fix?: Fix
}

/** What the copy desk found in an article. */
export interface Finding {
  rule: RuleName
  /** The value of the article's file that is meant, such as `blocks[3].text`. */
  path: string
  /** The block that is meant, if one is. */
  block?: string
  message: string
  /** Where in the text at `path`, in UTF-16 code units. */
  range?: TextRange
  /** What to write in the place of `range`. */
  fix?: Fix
}
