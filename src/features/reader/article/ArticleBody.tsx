import type { ReactNode, Ref } from 'react'
import { Link } from 'react-router'
import { isVowelled } from '#core/article/readingTime.ts'
import { articleText } from '#core/article/blockText.ts'
import type { Article, BlockOf } from '#core/article/schema.ts'
import type { Preferences } from '#core/preferences.ts'
import { resolveDirection } from '#core/text/direction.ts'
import { writtenIn } from '#core/text/language.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Icon } from '#ui/Icon.tsx'
import { ArticleBlock } from './ArticleBlock.tsx'
import { isNote, NotesContext, useNotes } from './notes.ts'
import { Words } from './Words.tsx'

type Props = {
  article: Article
  /** How its vowel marks are shown; it has been made so already. */
  tashkeel: Preferences['tashkeel']
  /** What is said about the article, in the interface's language. */
  byline: ReactNode
  ref?: Ref<HTMLElement>
}

/** An article as it is read: its head, its blocks in order, its notes. In its own language and direction throughout. */
export function ArticleBody({ article, tashkeel, byline, ref }: Props) {
  const { lang, dir, title, kicker, standfirst, blocks } = article
  const notes = blocks.filter(isNote)

  return (
    <article
      className="article"
      lang={lang}
      dir={dir}
      data-vowelled={isVowelled(articleText(article)) || undefined}
      data-tashkeel={tashkeel === 'hidden' ? tashkeel : undefined}
      ref={ref}
    >
      <header data-head>
        {kicker !== undefined && (
          <p data-kicker {...writtenIn(kicker, article)}>
            {kicker}
          </p>
        )}
        <h1 {...writtenIn(title, article)}>{title}</h1>
        {standfirst !== undefined && (
          <p data-standfirst {...writtenIn(standfirst, article)}>
            {standfirst}
          </p>
        )}
        {byline}
      </header>
      <NotesContext value={article}>
        <div data-blocks>
          {blocks.map((block) => (
            <ArticleBlock key={block.id} block={block} article={article} />
          ))}
          {notes.length > 0 && <Notes notes={notes} />}
        </div>
      </NotesContext>
    </article>
  )
}

function Notes({ notes }: { notes: BlockOf<'note'>[] }) {
  const { t, number, ui, dir } = useLanguage()
  const { referenceId } = useNotes()
  return (
    <section data-notes role="doc-endnotes" aria-label={t(($) => $.reader.notes)}>
      <ol>
        {notes.map((note, index) => (
          <li key={note.id} id={note.id} lang={note.lang}>
            <div dir={resolveDirection({ dir: note.dir, lang: note.lang })}>
              <Words text={note.text} spans={note.spans} />{' '}
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
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
