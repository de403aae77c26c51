/** What the format allows in one text. */
export const MAX_TEXT = 1_000_000
/** What it allows in one article: blocks, and here entries of lists and rows of tables with them. */
export const MAX_LINES = 50_000
/** What a text may have of lines, where several are one paragraph. */
export const MAX_WRITTEN_LINES = 200_000
