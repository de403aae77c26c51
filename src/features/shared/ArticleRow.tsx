import { useCallback, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { isRead, type Place } from '#core/article/place.ts'
import { paths } from '#core/paths.ts'
import { primaryLanguage } from '#core/text/direction.ts'
import { writtenIn } from '#core/text/language.ts'
import { languageName } from '#i18n/languageName.ts'
import { Icon } from '#ui/Icon.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import { Track } from '#ui/Track.tsx'
import styles from './ArticleRow.module.css'
import { prefetchInSight } from './prefetch.ts'
import { SetText } from './SetText.tsx'
import { useLanguage } from './useLanguage.tsx'

type Props = {
  entry: CatalogueEntry
  place: Place | undefined
  isKept: boolean
  /** It is kept without its images. */
  isTextOnly?: boolean | undefined
  /** The newest article is shown large, with its kicker and standfirst. */
  isLead?: boolean
  /** Where it stands in its list, from 1 on, where the page has only a part of that; -1 for a length nobody knows. */
  position?: { index: number | undefined; of: number } | undefined
  /** The level of its title: below the heading of the list, where that has one. */
  level?: 'h2' | 'h3'
  /** What a screen adds to the line of facts. */
  children?: ReactNode
  /** What a screen lets the reader do with the article. */
  action?: ReactNode
}

/** An article in a list: its title in its own language and direction, everything about it in the interface's. */
export function ArticleRow({
  entry,
  place,
  isKept,
  isTextOnly,
  isLead = false,
  position,
  level = 'h2',
  children,
  action,
}: Props) {
  const language = useLanguage()
  const { ui, t, date, percent } = language
  const progress = place?.progress ?? 0
  const prefetch = useCallback((row: HTMLLIElement) => prefetchInSight(row, entry), [entry])

  return (
    <li ref={prefetch} className={styles.row} aria-posinset={position?.index} aria-setsize={position?.of}>
      <div className={styles.words}>
        {isLead && entry.kicker !== undefined && (
          <OwnText as="p" size="label" className={styles.kicker} {...writtenIn(entry.kicker, entry)}>
            <SetText text={entry.kicker} />
          </OwnText>
        )}
        <OwnText as={level} size={isLead ? 'lead' : 'row'} {...writtenIn(entry.title, entry)}>
          <Link className={styles.link} to={paths.article(ui, entry.id)}>
            <SetText text={entry.title} />
          </Link>
        </OwnText>
        {isLead && entry.standfirst !== undefined && (
          <OwnText as="p" size="text" className={styles.standfirst} {...writtenIn(entry.standfirst, entry)}>
            <SetText text={entry.standfirst} />
          </OwnText>
        )}
        <div className={styles.facts}>
          <span>{t(($) => $.article.minutes, { count: entry.minutes })}</span>
          {entry.published !== undefined && <time dateTime={entry.published}>{date(entry.published, 'short')}</time>}
          {primaryLanguage(entry.lang) !== ui && (
            <span>{t(($) => $.article.inLanguage, { language: languageName(language, entry.lang) })}</span>
          )}
          {isRead(place) && <span>{t(($) => $.article.read)}</span>}
          {!isRead(place) && progress > 0.03 && (
            <span>{t(($) => $.article.partRead, { percent: percent(progress) })}</span>
          )}
          {isKept && (
            <span className={styles.kept}>
              <Icon name="keep" />
              {isTextOnly ? t(($) => $.article.keptText) : t(($) => $.article.kept)}
            </span>
          )}
          {children}
        </div>
      </div>
      {action}
      {!isLead && <Track share={isRead(place) ? 1 : progress} along="block" />}
    </li>
  )
}
