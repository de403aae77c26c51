import type { Article } from '#core/article/schema.ts'

/** Why a text cannot become an article. */
export type ImportProblem = 'empty' | 'binary' | 'markup' | 'no-title' | 'no-body' | 'too-large'

/** What an importer did that an editor should know: what it left out, or guessed. */
export type ImportNote =
  | 'noise-dropped'
  | 'navigation-dropped'
  | 'control-word-dropped'
  | 'teaser-dropped'
  | 'quotation-mark-dropped'
  | 'cut-title-dropped'
  | 'repeated-title-dropped'
  | 'marks-only-dropped'
  | 'separator-dropped'
  | 'date-without-day-dropped'
  | 'second-date-dropped'
  | 'characters-removed'
  | 'broken-characters'
  | 'author-guessed'
  | 'weekday-differs'
  | 'hijri-differs'
  | 'hijri-only'
  | 'months-differ'
  | 'order-unclear'
  | 'time-unclear'
  | 'comments-dropped'
  | 'share-dropped'
  | 'related-dropped'
  | 'advertisement-dropped'
  | 'caption-dropped'
  | 'image-dropped'
  | 'links-dropped'
  | 'title-made'
  | 'markup-dropped'
  | 'shortcode-dropped'
  | 'component-dropped'
  | 'front-matter-unread'
  | 'date-unread'

export interface ImportWarning {
  note: ImportNote
  /** Counted from 1, as editors count. */
  line: number
  /** What was dropped or is in doubt, as it stands in the text. */
  quote: string
}

export type Imported = { ok: true; article: Article; warnings: ImportWarning[] } | { ok: false; problem: ImportProblem }

/** The sentence for the terminal, in English: what is wrong and what to do. */
export function problemText(problem: ImportProblem): string {
  return PROBLEMS[problem]
}

/** The sentence for the terminal, in English. */
export function warningText({ note, quote }: ImportWarning): string {
  return `${NOTES[note]}: ${shortened(quote)}`
}

const PROBLEMS: Record<ImportProblem, string> = {
  empty: 'has no text in it',
  binary: 'is not a text file; save it as plain text (UTF-8) first',
  markup: 'is a web page or XML, not plain text; import it with --format html, or save its text first',
  'no-title': 'has no title: the first line must be a short one, or give one with --title',
  'no-body': 'has a title but no text below it',
  'too-large':
    'is too large for one article, which may have 5 MB, 50000 paragraphs, a million characters in one, 60000 marks of Markdown',
}

const NOTES: Record<ImportNote, string> = {
  'noise-dropped': 'left out a line of noise before the title',
  'navigation-dropped': 'left out a line of navigation',
  'control-word-dropped': 'left out the words of a button',
  'teaser-dropped': 'left out the title of another article',
  'quotation-mark-dropped': 'left out a stray quotation mark',
  'cut-title-dropped': 'left out a line that repeats the beginning of the title, perhaps a caption cut off',
  'repeated-title-dropped': 'left out a line that repeats the title',
  'marks-only-dropped': 'left out a line without a letter',
  'separator-dropped': 'left out a separator that separates nothing',
  'date-without-day-dropped': 'left out a date that names no day',
  'second-date-dropped': 'left out a second date',
  'characters-removed': 'removed invisible control characters',
  'broken-characters': 'has characters that were broken in the file',
  'author-guessed': 'took a line for the name of the author',
  'weekday-differs': 'the day of the week does not fit the date',
  'hijri-differs': 'the Hijri date does not fit the Gregorian one',
  'hijri-only': 'has only a Hijri date, so no date of publication was set',
  'months-differ': 'the two names of the month are not the same month; took the first',
  'order-unclear': 'the day and the month could be either way round; took the day first',
  'time-unclear': 'the time of day is impossible, so only the day was kept',
  'comments-dropped': 'left out comments',
  'share-dropped': 'left out buttons to share',
  'related-dropped': 'left out links to other articles',
  'advertisement-dropped': 'left out an advertisement',
  'caption-dropped': 'left out a caption that repeats another text',
  'image-dropped': 'left out an image without a caption that is not beside the page',
  'links-dropped':
    'kept only the words of links that are relative to an unknown address (--url says where the text came from)',
  'title-made': 'has no title; made one of its first words',
  'markup-dropped': 'left out HTML that is not words',
  'shortcode-dropped': 'left out a shortcode',
  'component-dropped': 'left out a component',
  'front-matter-unread': 'has front matter that is not YAML; read of it what stands alone on a line',
  'date-unread': 'has a date that could not be read',
}

/** A text as a line of the terminal quotes it. */
export function shortened(text: string): string {
  // Twice as long as is shown: a letter may be two code units.
  const letters = [...text.slice(0, 2 * MAX_SHOWN + 2)]
  return letters.length <= MAX_SHOWN ? text : `${letters.slice(0, MAX_SHOWN).join('')}…`
}

const MAX_SHOWN = 60
