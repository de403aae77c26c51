import { Link } from 'react-router'
import type { OutlineEntry } from '#core/article/outline.ts'
import type { Article } from '#core/article/schema.ts'
import { SetText } from '#features/shared/SetText.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import styles from './Contents.module.css'

type Props = {
  article: Article
  outline: OutlineEntry[]
  /** The heading whose section is being read. */
  currentId: string | undefined
  onChoose?: () => void
}

/** From here on an article is long enough to need a table of contents. */
export const HEADINGS_FOR_CONTENTS = 3

/** The table of contents of one article, in the article's language; the frame around it is the interface's. */
export function Contents({ article, outline, currentId, onChoose }: Props) {
  const { t } = useLanguage()
  return (
    <nav lang={article.lang} dir={article.dir} aria-label={t(($) => $.reader.contents)}>
      <Entries entries={outline} currentId={currentId} onChoose={onChoose} />
    </nav>
  )
}

type EntriesProps = {
  entries: OutlineEntry[]
  currentId: string | undefined
  onChoose: (() => void) | undefined
}

function Entries({ entries, currentId, onChoose }: EntriesProps) {
  return (
    <ol className={styles.entries}>
      {entries.map(({ heading, entries: inner }) => (
        <li key={heading.id}>
          <Link
            className={styles.entry}
            to={{ hash: `#${heading.id}` }}
            replace
            aria-current={heading.id === currentId ? 'location' : undefined}
            onClick={onChoose}
          >
            <OwnText as="span" size="text">
              <SetText text={heading.text} />
            </OwnText>
          </Link>
          {inner.length > 0 && <Entries entries={inner} currentId={currentId} onChoose={onChoose} />}
        </li>
      ))}
    </ol>
  )
}
