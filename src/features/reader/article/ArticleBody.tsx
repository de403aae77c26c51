import { memo, useMemo, type ReactNode, type Ref } from 'react'
import { Link } from 'react-router'
import { isVowelled } from '#core/article/readingTime.ts'
import { articleText } from '#core/article/blockText.ts'
import type { Article, Block } from '#core/article/schema.ts'
import { stretchesOf } from '#core/article/stretches.ts'
import type { Preferences } from '#core/preferences.ts'
import { resolveDirection } from '#core/text/direction.ts'
import { writtenIn } from '#core/text/language.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Icon } from '#ui/Icon.tsx'
import { ArticleBlock } from './ArticleBlock.tsx'
import { NotesContext, notesOf, useNotes } from './notes.ts'
import { useDrawn } from './useDrawn.ts'
import { Words } from './Words.tsx'

type Props = {
  article: Article
  /** How its vowel marks are shown; it has been made so already. */
  tashkeel: Preferences['tashkeel']
  /** What is said about the article, in the interface's language. */
  byline: ReactNode
  /** The block where reading begins, if that is not the first. */
  kept: string | undefined
  ref?: Ref<HTMLElement>
}

/** An article as it is read: its head, its blocks in order, its notes. In its own language and direction throughout. */
export function ArticleBody({ article, tashkeel, byline, kept, ref }: Props) {
  const { lang, dir, title, kicker, standfirst, blocks } = article
  const stretches = useMemo(() => stretchesOf(blocks), [blocks])
  const notes = useMemo(() => notesOf(article), [article])
  const isVowelledText = useMemo(() => isVowelled(articleText(article)), [article])
  const isDrawn = useDrawn(stretches, kept)

  return (
    <article
      className="article"
      lang={lang}
      dir={dir}
      data-vowelled={isVowelledText || undefined}
      data-tashkeel={tashkeel === 'hidden' ? tashkeel : undefined}
      ref={ref}
    >
      <header data-head>
        {kicker !== undefined && (
          <p data-kicker {...writtenIn(kicker, article)}>
            <Words text={kicker} />
          </p>
        )}
        <h1 {...writtenIn(title, article)}>
          <Words text={title} />
        </h1>
        {standfirst !== undefined && (
          <p data-standfirst {...writtenIn(standfirst, article)}>
            <Words text={standfirst} />
          </p>
        )}
        {byline}
      </header>
      <NotesContext value={notes}>
        <div data-blocks>
          {stretches.length < 2 ? (
            <Blocks blocks={blocks} article={article} isLast />
          ) : (
            stretches.map((stretch, index) => (
              <div key={index} data-stretch={stretch.size}>
                {isDrawn(index) && (
                  <Blocks blocks={stretch.blocks} article={article} isLast={index === stretches.length - 1} />
                )}
              </div>
            ))
          )}
        </div>
      </NotesContext>
    </article>
  )
}

type BlocksProps = {
  blocks: readonly Block[]
  article: Article
  isLast: boolean
}

/** Drawn once: neither the place nor the interface around them changes the words of an article. */
const Blocks = memo(function Blocks({ blocks, article, isLast }: BlocksProps) {
  return (
    <>
      {blocks.map((block) => (
        <ArticleBlock key={block.id} block={block} article={article} />
      ))}
      {isLast && <Notes />}
    </>
  )
})

function Notes() {
  const { t, number, ui, dir } = useLanguage()
  const { notes, referenceId } = useNotes()
  if (notes.length === 0) return null
  return (
    <section data-notes role="doc-endnotes" aria-label={t(($) => $.reader.notes)}>
      <ol>
        {notes.map((note, index) => (
          <li key={note.id} id={note.id} lang={note.lang} dir={resolveDirection({ dir: note.dir, lang: note.lang })}>
            <Words text={note.text} spans={note.spans} />
            {/* Not on a line of its own. */ '\u00A0'}
            <Link
              data-aside
              to={{ hash: `#${referenceId(note.id)}` }}
              role="doc-backlink"
              lang={ui}
              dir={dir}
              aria-label={t(($) => $.reader.backToText, { number: number(index + 1) })}
            >
              <Icon name="up" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
