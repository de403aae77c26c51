import { Fragment } from 'react'
import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { paths } from '#core/paths.ts'
import { writtenIn } from '#core/text/language.ts'
import type { Passage } from '#core/search/searchArticle.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import styles from './Excerpt.module.css'

/** The passage that has the words, with the words marked; it leads to its block. */
export function Excerpt({ entry, passage }: { entry: CatalogueEntry; passage: Passage }) {
  const { ui } = useLanguage()
  const { text, found } = passage
  return (
    <Link className={styles.excerpt} to={paths.article(ui, entry.id, passage.block)}>
      <OwnText as="div" size="text" {...writtenIn(text, entry)}>
        {found.map(({ start, end }, index) => (
          <Fragment key={start}>
            {text.slice(found[index - 1]?.end ?? 0, start)}
            <mark>{text.slice(start, end)}</mark>
          </Fragment>
        ))}
        {text.slice(found.at(-1)?.end ?? 0)}
      </OwnText>
    </Link>
  )
}
