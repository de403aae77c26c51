import { Fragment, type ReactNode } from 'react'
import { setPieces } from '#core/text/setPieces.ts'
import type { TextRange } from '#core/text/range.ts'

type Props = {
  text: string
  /** What was looked for and stands in it. */
  found?: readonly TextRange[] | undefined
}

/**
 * Words of an article, wherever they stand: in the article, and in a row, a card or an excerpt of the interface. The
 * style sheet (`base.css`) sets with care what is marked here.
 */
export function SetText({ text, found }: Props) {
  return (
    <>
      <NumberFirst text={text} />
      <SetWords text={text} found={found} />
    </>
  )
}

/** Stands where a text begins with a range, a share or the like, whose order hangs on what stands before it. */
export function NumberFirst({ text }: Pick<Props, 'text'>) {
  return /^[+\-−$€£]?\d/.test(text) && <span data-number-first />
}

/** The same for words from the middle of a text. */
export function SetWords({ text, found = [] }: Props) {
  let end = 0
  return setPieces(text).map((piece, index) => {
    const words = typeof piece === 'string' ? piece : piece.text
    const start = end
    end += words.length
    const shown = found.length === 0 ? words : marked(words, start, found)
    return typeof piece === 'string' ? (
      <Fragment key={index}>{shown}</Fragment>
    ) : (
      <span key={index} data-set={piece.as}>
        {shown}
      </span>
    )
  })
}

/** A piece of a text that begins at `from`, with what was found in the text marked as far as it lies in the piece. */
function marked(piece: string, from: number, found: readonly TextRange[]): ReactNode[] {
  let end = 0
  const parts: ReactNode[] = []
  for (const range of found) {
    const [start, stop] = [range.start - from, range.end - from].map((at) => Math.min(Math.max(at, 0), piece.length))
    if (start === stop) continue
    parts.push(piece.slice(end, start), <mark key={start}>{piece.slice(start, stop)}</mark>)
    end = stop ?? end
  }
  return [...parts, piece.slice(end)]
}
