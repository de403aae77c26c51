import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { nextSentence, type Place } from '#core/article/place.ts'
import { minutesLeft } from '#core/article/readingTime.ts'
import { paths } from '#core/paths.ts'
import { writtenIn, writtenWithin } from '#core/text/language.ts'
import { SetText } from '#features/shared/SetText.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { OwnText } from '#ui/OwnText.tsx'
import { Track } from '#ui/Track.tsx'
import styles from './Continue.module.css'

type Props = {
  entry: CatalogueEntry
  place: Place
}

/** The way back into the article that was read last, with the words it goes on with. */
export function Continue({ entry, place }: Props) {
  const { ui, t } = useLanguage()
  const sentence = nextSentence(place)

  return (
    <section className={styles.card} aria-label={t(($) => $.library.continue)}>
      <p className={styles.label}>
        {t(($) => $.library.continue)}
        {' · '}
        {t(($) => $.library.minutesLeft, { count: minutesLeft(entry.minutes, place.progress) })}
      </p>
      <OwnText as="h2" size="card" {...writtenIn(entry.title, entry)}>
        <Link className={styles.link} to={paths.article(ui, entry.id)}>
          <SetText text={entry.title} />
        </Link>
      </OwnText>
      {sentence !== '' && (
        <OwnText as="p" size="text" className={styles.quote} {...writtenWithin(sentence, entry)}>
          <SetText text={sentence} />
        </OwnText>
      )}
      <Track share={place.progress} along="inline" dir={entry.dir} />
    </section>
  )
}
