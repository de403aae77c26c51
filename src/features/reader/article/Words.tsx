import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { runsOf, type Run } from '#core/article/runs.ts'
import type { Span } from '#core/article/schema.ts'
import { NumberFirst, SetWords } from '#features/shared/SetText.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { ExternalLink } from './ExternalLink.tsx'
import { useNotes } from './notes.ts'

type Props = {
  text: string
  spans?: Span[] | undefined
}

/** A text with its styling: each run an element that means it. The letters are those of the text, in their order. */
export function Words({ text, spans }: Props) {
  return (
    <>
      <NumberFirst text={text} />
      <Runs runs={runsOf(text, spans)} />
    </>
  )
}

function Runs({ runs }: { runs: Run[] }) {
  return runs.map((run, index) =>
    typeof run === 'string' ? (
      <SetWords key={index} text={run} />
    ) : (
      <Styled key={index} span={run.span}>
        <Runs runs={run.children} />
      </Styled>
    ),
  )
}

function Styled({ span, children }: { span: Span; children: ReactNode }) {
  switch (span.type) {
    case 'strong':
      return <strong>{children}</strong>
    case 'emphasis':
      return <em>{children}</em>
    case 'code':
      // Code runs from left to right in every language.
      return <code dir="ltr">{children}</code>
    case 'quote':
      return <q>{children}</q>
    case 'phrase':
      return (
        <bdi lang={span.lang} dir={span.dir}>
          {children}
        </bdi>
      )
    case 'link':
      return <WordsLink href={span.href}>{children}</WordsLink>
    case 'note-reference':
      return <NoteReference note={span.note}>{children}</NoteReference>
  }
}

function WordsLink({ href, children }: { href: string; children: ReactNode }) {
  if (href.startsWith('#')) return <Link to={{ hash: href }}>{children}</Link>
  return <ExternalLink href={href}>{children}</ExternalLink>
}

/** The words a note belongs to, and its number behind them. */
function NoteReference({ note, children }: { note: string; children: ReactNode }) {
  const { t, marker } = useLanguage()
  const { numberOf, numbersIn, referenceId } = useNotes()
  // Read out as it is printed, in the digits of the text.
  const at = marker(numberOf(note), numbersIn)
  return (
    <>
      {children}
      <sup data-aside>
        <Link
          id={referenceId(note)}
          to={{ hash: `#${note}` }}
          role="doc-noteref"
          aria-label={t(($) => $.reader.note, { number: at })}
        >
          {at}
        </Link>
      </sup>
    </>
  )
}
