import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { isolated } from '#core/text/isolate.ts'
import { keepArticle, removeArticle, undoRemoval } from '#device/keepArticles.ts'
import { library, startingLibrary } from '#device/library.ts'
import { places } from '#device/places.ts'
import { ArticleRow } from '#features/shared/ArticleRow.tsx'
import { noPlaces } from '#features/shared/noPlaces.ts'
import { say, toast } from '#features/shared/toast.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { articleState, type ArticleState } from './articleState.ts'
import styles from './SavedScreen.module.css'

type Props = {
  entry: CatalogueEntry
  isWithdrawn?: boolean
}

/** An article, how it stands with this device, how large it is, and what can be done about it. */
export function SavedRow({ entry, isWithdrawn = false }: Props) {
  const { t } = useLanguage()
  const read = useStore(places, noPlaces)
  const state = articleState(useStore(library, startingLibrary), entry.id)
  return (
    <ArticleRow
      entry={entry}
      place={read.get(entry.id)}
      isKept={false}
      level="h3"
      action={<RowAction entry={entry} state={state} />}
    >
      {isWithdrawn && <span>{t(($) => $.saved.withdrawn)}</span>}
      <State entry={entry} state={state} />
    </ArticleRow>
  )
}

function State({ entry, state }: { entry: CatalogueEntry; state: ArticleState }) {
  const { t, bytes } = useLanguage()
  switch (state.is) {
    case 'kept':
      return (
        <>
          <span>{bytes(state.bytes)}</span>
          {state.isTextOnly && <span>{t(($) => $.saved.textOnly)}</span>}
        </>
      )
    case 'removed':
      return <span>{t(($) => $.saved.isRemoved)}</span>
    case 'failed':
      return <span>{t(($) => $.saved.why[state.why])}</span>
    case 'wanted':
    case 'absent':
      return (
        <>
          <span>{bytes(entry.bytes)}</span>
          {state.is === 'wanted' && !state.isNow && <span>{t(($) => $.saved.isWaiting)}</span>}
        </>
      )
  }
}

/** One button whatever it does, so that the focus stays on it when an article was removed and can be had back. */
function RowAction({ entry, state }: { entry: CatalogueEntry; state: ArticleState }) {
  const { t, dir } = useLanguage()
  const title = isolated(entry.title, dir)

  async function save() {
    const outcome = await keepArticle(entry, 'reader')
    if (outcome === 'kept') say(t(($) => $.reader.keptNow))
    else if (outcome === 'offline') say(t(($) => $.reader.keptLater))
    else say(t(($) => $.reader.notKept[outcome]))
  }

  async function remove(canUndo: boolean) {
    await removeArticle(entry.id, canUndo)
    if (canUndo) say(t(($) => $.reader.removed))
  }

  async function undo() {
    toast.set(undefined)
    await undoRemoval(entry.id)
  }

  const { icon, word, label, act }: Action = {
    kept: { icon: 'close', label: t(($) => $.saved.remove, { title }), act: () => remove(true) } as const,
    removed: {
      word: t(($) => $.saved.undoShort),
      label: t(($) => $.saved.undo, { title }),
      act: undo,
    },
    failed: { word: t(($) => $.saved.tryAgain), label: t(($) => $.saved.tryAgainNamed, { title }), act: save },
    wanted: { icon: 'close', label: t(($) => $.saved.cancel, { title }), act: () => remove(false) } as const,
    absent: { icon: 'keep', label: t(($) => $.saved.save, { title }), act: save } as const,
  }[state.is]
  return (
    <button
      type="button"
      className={`${icon ? 'tool' : 'button'} ${styles.action}`}
      aria-label={label}
      aria-busy={'isNow' in state && state.isNow}
      onClick={() => void act()}
    >
      {icon ? <Icon name={icon} /> : word}
    </button>
  )
}

type Action = { icon?: IconName; word?: string; label: string; act: () => Promise<void> }
