import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { paths } from '#core/paths.ts'
import { writtenIn } from '#core/text/language.ts'
import { SetText } from '#features/shared/SetText.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { BidiText } from '#ui/BidiText.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import { ExternalLink } from './article/ExternalLink.tsx'
import { hostOf } from './article/hostOf.ts'
import styles from './EndOfArticle.module.css'

type Props = {
  article: Article
  newer: CatalogueEntry | undefined
  older: CatalogueEntry | undefined
}

/** After the last word: where the article comes from, and what to read next. */
export function EndOfArticle({ article, newer, older }: Props) {
  return (
    <footer className={styles.end}>
      {article.source && <Source article={article} />}
      <More newer={newer} older={older} />
    </footer>
  )
}

function Source({ article }: { article: Article }) {
  const { source } = article
  const { t } = useLanguage()
  return (
    <section className={styles.source}>
      <h2 className={styles.heading}>{t(($) => $.reader.source)}</h2>
      {source?.note !== undefined && (
        <OwnText as="p" size="text" {...writtenIn(source.note, article)}>
          <SetText text={source.note} />
        </OwnText>
      )}
      {source?.url !== undefined && (
        <p>
          <ExternalLink className="link" href={source.url}>
            <BidiText text={hostOf(source.url)} dir="ltr" />
          </ExternalLink>
        </p>
      )}
    </section>
  )
}

function More({ newer, older }: Pick<Props, 'newer' | 'older'>) {
  const { t } = useLanguage()
  if (!newer && !older) return null
  return (
    <nav className={styles.more} aria-label={t(($) => $.reader.more)} data-chrome>
      {older && <Neighbour entry={older} label={t(($) => $.reader.next)} rel="next" />}
      {newer && <Neighbour entry={newer} label={t(($) => $.reader.previous)} rel="prev" />}
    </nav>
  )
}

function Neighbour({ entry, label, rel }: { entry: CatalogueEntry; label: string; rel: 'next' | 'prev' }) {
  const { ui } = useLanguage()
  return (
    <Link className={styles.neighbour} to={paths.article(ui, entry.id)} rel={rel}>
      <span className={styles.heading}>{label}</span>
      <OwnText as="div" size="row" {...writtenIn(entry.title, entry)}>
        <SetText text={entry.title} />
      </OwnText>
    </Link>
  )
}
