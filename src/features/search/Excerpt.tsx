import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { paths } from '#core/paths.ts'
import type { Passage } from '#core/search/searchArticle.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import styles from './Excerpt.module.css'

/** The passage that has the words, with the words marked; it leads to its block. */
export function Excerpt({ entry, passage }: { entry: CatalogueEntry; passage: Passage }) {
  const { ui } = useLanguage()
  const { lang, dir, id } = entry
  let end = 0
  return (
    <Link className={`${styles.excerpt} title`} to={paths.article(ui, id, passage.block)} lang={lang} dir={dir}>
      {passage.found.map((range) => {
        const before = passage.text.slice(end, range.start)
        end = range.end
        return (
          <span key={range.start}>
            {before}
            <mark>{passage.text.slice(range.start, range.end)}</mark>
          </span>
        )
      })}
      {passage.text.slice(passage.found.at(-1)?.end ?? 0)}
    </Link>
  )
}
