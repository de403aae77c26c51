/** A piece of a text: UTF-16 code units, `start` included, `end` not. */
export interface TextRange {
  start: number
  end: number
}
