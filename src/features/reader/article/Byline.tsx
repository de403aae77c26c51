import { useHref } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { paths } from '#core/paths.ts'
import { writtenIn } from '#core/text/language.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useOnDevice } from '#features/shared/useOnDevice.ts'
import { BidiText } from '#ui/BidiText.tsx'
import styles from './Byline.module.css'

type Props = {
  article: Article
  entry: CatalogueEntry
}

/** Who wrote an article, when, and how long it takes: names in their own language, the rest in the interface's. */
export function Byline({ article, entry }: Props) {
  const { ui, dir, t, date, hijri } = useLanguage()
  const { authors, publisher, published, updated } = article

  const hijriDay = published === undefined ? undefined : hijri(published)
  const names = [...authors.map(({ name }) => name), ...(publisher ? [publisher.name] : [])]
  return (
    <div className={styles.byline} lang={ui} dir={dir}>
      {names.length > 0 && (
        <ul className={styles.line}>
          {names.map((name, index) => (
            <li key={name} data-author={index < authors.length || undefined}>
              <BidiText text={name} {...writtenIn(name, article)} />
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
        {hijriDay !== undefined && (
          <li>
            <time dateTime={published}>{hijriDay}</time>
          </li>
        )}
        {updated !== undefined && (
          <li>
            <time dateTime={updated}>{t(($) => $.reader.updated, { date: date(updated, 'short') })}</time>
          </li>
        )}
        <li>{t(($) => $.article.minutesLong, { count: entry.minutes })}</li>
      </ul>
      <Address id={article.id} />
    </div>
  )
}

/** On paper: where the article is to be found again. */
function Address({ id }: Pick<Article, 'id'>) {
  const { ui } = useLanguage()
  const path = useHref(paths.article(ui, id))
  const origin = useOnDevice(() => location.origin, undefined)
  if (origin === undefined) return null
  return (
    <p data-print>
      <BidiText text={origin + path} dir="ltr" />
    </p>
  )
}
