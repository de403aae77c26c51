import { lazy, Suspense, useCallback, useState, type ComponentType } from 'react'
import { Link } from 'react-router'
import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { sectionOf, type OutlineEntry } from '#core/article/outline.ts'
import type { Article } from '#core/article/schema.ts'
import { paths } from '#core/paths.ts'
import { isolated } from '#core/text/isolate.ts'
import { library, startingLibrary } from '#device/library.ts'
import { askToKeep } from '#device/persistence.ts'
import { share as shareAddress } from '#device/share.ts'
import type { Store } from '#device/store.ts'
import { LanguageSwitch } from '#features/shared/LanguageSwitch.tsx'
import { say } from '#features/shared/toast.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore, useStoreField } from '#features/shared/useStore.ts'
import { languageName } from '#i18n/languageName.ts'
import { besideStyles } from '#ui/besideStyles.ts'
import { Icon } from '#ui/Icon.tsx'
import { Track } from '#ui/Track.tsx'
import { startingPosition, type Position } from './position/usePlace.ts'
import styles from './ReaderBars.module.css'
import { useHidingBars } from './useHidingBars.ts'

// The sheets come when they are asked for: the text does not wait for them, and stays if they do not come.
const TextSheet = lazySheet(async () => (await import('./typography/TextSheet.tsx')).TextSheet)
const ContentsSheet = lazySheet(async () => (await import('./contents/ContentsSheet.tsx')).ContentsSheet)

type SheetProps = { onClose: () => void }

function lazySheet<OfSheet extends SheetProps>(load: () => Promise<ComponentType<OfSheet>>) {
  return lazy<ComponentType<OfSheet>>(() =>
    Promise.all([load(), besideStyles()]).then(
      ([Sheet]) => ({ default: Sheet }),
      () => ({ default: MissingSheet }),
    ),
  )
}

type Props = {
  article: Article
  entry: CatalogueEntry
  pair: CatalogueEntry | undefined
  position: Store<Position>
  /** The headings, where there are enough of them for a table of contents. */
  outline: OutlineEntry[] | undefined
}

/** The two thin bars: the way out at the top, the tools at the bottom where the thumb is. Both leave while one reads. */
export function ReaderBars({ article, entry, pair, position, outline }: Props) {
  const language = useLanguage()
  const { ui, t } = language
  const heldAt = useCallback(() => position.get().heldAt, [position])
  const { areHidden, show } = useHidingBars(heldAt)
  const [sheet, setSheet] = useState<'text' | 'contents'>()
  const block = useStoreField(position, startingPosition, 'block')
  const close = () => setSheet(undefined)

  return (
    <>
      <header className={styles.top} data-chrome data-hidden={areHidden || undefined} onFocus={show}>
        <Link className="tool" to={paths.library(ui)} aria-label={t(($) => $.reader.back)}>
          <Icon name="back" />
        </Link>
        <div className={styles.group} data-words>
          <LanguageSwitch isPlain />
          <button
            type="button"
            className="tool"
            aria-label={t(($) => $.reader.print)}
            onClick={() => void printArticle()}
          >
            <Icon name="print" />
          </button>
        </div>
      </header>
      <div className={styles.progress} data-chrome>
        <Progress position={position} dir={article.dir} />
      </div>

      <div
        className={styles.bottom}
        role="toolbar"
        aria-label={t(($) => $.reader.tools)}
        data-chrome
        data-hidden={areHidden || undefined}
        onFocus={show}
      >
        <button
          type="button"
          className="tool"
          aria-label={t(($) => $.reader.text)}
          aria-expanded={sheet === 'text'}
          onClick={() => setSheet('text')}
        >
          <Icon name="text" />
        </button>
        {outline && (
          <button
            type="button"
            className={`tool ${styles.contents}`}
            aria-label={t(($) => $.reader.contents)}
            aria-expanded={sheet === 'contents'}
            onClick={() => setSheet('contents')}
          >
            <Icon name="contents" />
          </button>
        )}
        {pair && (
          <Link
            className="tool"
            to={paths.article(ui, pair.id, block)}
            hrefLang={pair.lang}
            aria-label={t(($) => $.reader.pair, { language: languageName(language, pair.lang) })}
          >
            <Icon name="pair" />
          </Link>
        )}
        <KeepButton entry={entry} />
        <ShareButton article={article} />
      </div>

      <Suspense>
        {sheet === 'text' && <TextSheet inView={article.dir === 'rtl' ? 'arabic' : 'latin'} onClose={close} />}
        {sheet === 'contents' && outline && (
          <ContentsSheet
            article={article}
            outline={outline}
            currentId={sectionOf(article.blocks, block)}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}

/** In the place of a sheet whose code is not here: what happened, and the way to get it. The place in the text is kept. */
function MissingSheet({ onClose }: SheetProps) {
  const { t } = useLanguage()
  return (
    <div className={`${styles.bottom} ${styles.missing}`} role="alert" data-chrome>
      <p>{t(($) => $.problem.part)}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t(($) => $.problem.tryAgain)}
      </button>
      <button type="button" className="tool" aria-label={t(($) => $.reader.close)} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}

/** How far one has read, filled from where the article's lines begin. */
function Progress({ position, dir }: { position: Store<Position>; dir: Article['dir'] }) {
  return <Track share={useStoreField(position, startingPosition, 'progress')} along="inline" dir={dir} />
}

function KeepButton({ entry }: { entry: CatalogueEntry }) {
  const { t } = useLanguage()
  const { kept, wanted, busy } = useStore(library, startingLibrary)
  const isKept = kept.get(entry.id)?.by === 'reader' && !wanted.has(entry.id)

  async function toggle() {
    // Not before it is asked for: the text does not wait for it.
    const changes = await import('#device/keepArticles.ts').catch(() => undefined)
    if (!changes) {
      say(t(($) => $.problem.part))
    } else if (isKept) {
      await changes.removeArticle(entry.id)
      say(t(($) => $.reader.removed))
    } else {
      const outcome = await changes.keepArticle(entry, 'reader')
      void askToKeep()
      if (outcome === 'kept') say(t(($) => $.reader.keptNow))
      else if (outcome === 'offline') say(t(($) => $.reader.keptLater))
      else say(t(($) => $.reader.notKept[outcome]))
    }
  }

  return (
    <button
      type="button"
      className="tool"
      aria-label={isKept ? t(($) => $.reader.kept) : t(($) => $.reader.keep)}
      aria-pressed={isKept}
      aria-busy={busy.has(entry.id)}
      onClick={() => void toggle()}
    >
      <span className={styles.bookmark} data-on={isKept || undefined}>
        <Icon name="bookmark" />
      </span>
    </button>
  )
}

function ShareButton({ article }: { article: Article }) {
  const { t } = useLanguage()

  async function share() {
    const result = await shareAddress(isolated(article.title, article.dir), location.href)
    if (result === 'copied') say(t(($) => $.reader.copied))
    if (result === 'failed') say(t(($) => $.reader.copyFailed))
  }

  return (
    <button type="button" className="tool" aria-label={t(($) => $.reader.share)} onClick={() => void share()}>
      <Icon name="share" />
    </button>
  )
}

/** The faces must have arrived before the pages are made. */
async function printArticle() {
  await document.fonts.ready
  window.print()
}
