import { foldWord } from '#core/importing/dateWords.ts'

/** Nothing but the words of a title or a name, folded, to be compared with those of another. */
export function bareWords(text: string): string {
  return foldWord(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
