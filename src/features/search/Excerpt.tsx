import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { paths } from '#core/paths.ts'
import { resolveDirection } from '#core/text/direction.ts'
import type { Passage } from '#core/search/searchArticle.ts'
import { SetText } from '#features/shared/SetText.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import styles from './Excerpt.module.css'

/**
 * The passage that has the words, with the words marked; it leads to its block. Its order is that of the block: a piece of
 * an Arabic sentence may well have more Latin letters than Arabic ones.
 */
export function Excerpt({ entry, passage }: { entry: CatalogueEntry; passage: Passage }) {
  const { ui } = useLanguage()
  const { text, found, lang, dir } = passage
  return (
    <Link className={styles.excerpt} to={paths.article(ui, entry.id, passage.block)}>
      <OwnText as="div" size="text" lang={lang ?? entry.lang} dir={resolveDirection({ dir, lang }) ?? entry.dir}>
        <SetText text={text} found={found} />
      </OwnText>
    </Link>
  )
}
