import { useEffect, useMemo, useRef, useState } from 'react'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { outlineOf, sectionOf, type OutlineEntry } from '#core/article/outline.ts'
import type { Article } from '#core/article/schema.ts'
import { hideTashkeel } from '#core/article/tashkeel.ts'
import { startingPreferences } from '#core/preferences.ts'
import { primaryLanguage } from '#core/text/direction.ts'
import { isolated } from '#core/text/isolate.ts'
import { openArticle, openCatalogue } from '#device/articles.ts'
import { loadPlaces } from '#device/places.ts'
import { preferences } from '#device/preferences.ts'
import type { Store } from '#device/store.ts'
import type { PageTitle, ScreenAddress, ScreenProps } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStoreField } from '#features/shared/useStore.ts'
import { ArticleBody } from './article/ArticleBody.tsx'
import { Byline } from './article/Byline.tsx'
import { Contents, HEADINGS_FOR_CONTENTS } from './contents/Contents.tsx'
import { EndOfArticle } from './EndOfArticle.tsx'
import { keptIn, startingPosition, usePlace, type Position } from './position/usePlace.ts'
import { ReaderBars } from './ReaderBars.tsx'
import styles from './ReaderScreen.module.css'

/** What the reader screen shows: the article, and where one can go from it. */
export interface Reading {
  article: Article
  entry: CatalogueEntry
  /** The same piece in another language. */
  pair: CatalogueEntry | undefined
  /** The neighbours in the catalogue, of the same language: the one published after this and the one before. */
  newer: CatalogueEntry | undefined
  older: CatalogueEntry | undefined
}

export async function loader({ id }: ScreenAddress): Promise<Reading> {
  const [{ article, entry }, { entries }] = await Promise.all([openArticle(id), openCatalogue(), loadPlaces()])
  const { translationKey } = article
  const lang = primaryLanguage(article.lang)
  const sameLanguage = entries.filter((other) => primaryLanguage(other.lang) === lang)
  const index = sameLanguage.findIndex((other) => other.id === id)
  return {
    article,
    entry,
    pair: entries.find(
      (other) => translationKey !== undefined && other.translationKey === translationKey && other.id !== id,
    ),
    newer: sameLanguage[index - 1],
    older: index === -1 ? undefined : sameLanguage[index + 1],
  }
}

export const title: PageTitle<Reading> = ({ t, dir }, reading) =>
  reading ? isolated(reading.article.title, dir) : t(($) => $.problem.title)

export function Component({ data }: ScreenProps<Reading>) {
  const reading = useSurroundings(data)
  // Another article is another reading: nothing of the last one's position or bars stays.
  return <Reader key={reading.article.id} {...reading} />
}

/** An article that is older than the head of the catalogue has its neighbours in a page of that; they come a moment later. */
function useSurroundings(reading: Reading): Reading {
  const [found, setFound] = useState<Reading>()
  useEffect(() => {
    if (reading.newer ?? reading.older) return undefined
    let isGone = false
    const lang = primaryLanguage(reading.article.lang)
    void import('#device/around.ts')
      .then(({ around }) => around(reading.article, (other) => primaryLanguage(other.lang) === lang))
      .then(
        (more) => isGone || setFound({ ...reading, ...more }),
        () => undefined,
      )
    return () => {
      isGone = true
    }
  }, [reading])
  return found?.article === reading.article ? found : reading
}

function Reader({ article, entry, pair, newer, older }: Reading) {
  const body = useRef<HTMLElement>(null)
  const tashkeel = useStoreField(preferences, startingPreferences, 'tashkeel')
  const position = usePlace(article, entry.file, body, tashkeel)
  // What is read is the shown article; what stays with the reader (place, title, address) is the written one.
  const shown = useMemo(() => (tashkeel === 'hidden' ? hideTashkeel(article) : article), [article, tashkeel])
  const outline = useMemo(() => outlineOf(shown.blocks), [shown])
  const kept = useMemo(() => keptIn(article)?.block, [article])
  const hasContents = article.blocks.filter(({ type }) => type === 'heading').length >= HEADINGS_FOR_CONTENTS

  return (
    <div className={styles.reader}>
      <ReaderBars
        article={article}
        entry={entry}
        pair={pair}
        position={position}
        outline={hasContents ? outline : undefined}
      />
      <div className={styles.page} data-contents={hasContents || undefined}>
        {hasContents && <ContentsBeside article={article} outline={outline} position={position} />}
        <main id="main" className={styles.main} tabIndex={-1}>
          <ArticleBody
            article={shown}
            tashkeel={tashkeel}
            byline={<Byline article={article} entry={entry} />}
            kept={kept}
            ref={body}
          />
          <EndOfArticle article={article} newer={newer} older={older} />
        </main>
      </div>
    </div>
  )
}

type ContentsBesideProps = {
  article: Article
  outline: OutlineEntry[]
  position: Store<Position>
}

/** On a wide screen the contents stand beside the text. */
function ContentsBeside({ article, outline, position }: ContentsBesideProps) {
  const { t } = useLanguage()
  const block = useStoreField(position, startingPosition, 'block')
  return (
    <aside className={styles.contents} data-chrome data-words>
      {/* On the side where the entries begin. */}
      <p className={styles.contentsTitle} dir={article.dir}>
        {t(($) => $.reader.contents)}
      </p>
      <Contents article={article} outline={outline} currentId={sectionOf(article.blocks, block)} />
    </aside>
  )
}
