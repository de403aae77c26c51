import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { BidiText } from '#ui/BidiText.tsx'
import styles from './Byline.module.css'

type Props = {
  article: Article
  entry: CatalogueEntry
}

/** Who wrote an article, when, and how long it takes: names in its language, the rest in the interface's. */
export function Byline({ article, entry }: Props) {
  const { ui, dir, t, date } = useLanguage()
  const { authors, publisher, published, updated, lang } = article

  const names = [...authors.map(({ name }) => name), ...(publisher ? [publisher.name] : [])]
  return (
    <div className={styles.byline} lang={ui} dir={dir}>
      {names.length > 0 && (
        <ul className={styles.line}>
          {names.map((name, index) => (
            <li key={name} data-author={index < authors.length || undefined}>
              <BidiText text={name} lang={lang} dir={article.dir} />
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.line}>
        {published !== undefined && (
          <li>
            <time dateTime={published}>{date(published, 'long')}</time>
          </li>
        )}
        {updated !== undefined && (
          <li>
            <time dateTime={updated}>{t(($) => $.reader.updated, { date: date(updated, 'short') })}</time>
          </li>
        )}
        <li>{t(($) => $.article.minutesLong, { count: entry.minutes })}</li>
      </ul>
    </div>
  )
}
