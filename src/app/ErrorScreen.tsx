import { useEffect, useTransition } from 'react'
import { Link } from 'react-router'
import { paths } from '#core/paths.ts'
import { ArticleProblem } from '#device/articles.ts'
import { Message } from '#features/shared/Message.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { isMissingPart, reloadOnce } from './missingParts.ts'

type Props = {
  /** Missing where it is a fault of ours. */
  error?: unknown
  /** Of the article that was asked for, or empty. */
  id: string
  /** Missing where trying again cannot help. */
  reload?: () => Promise<void>
}

/** In the place of a screen that could not be shown: what happened, what it means, and the ways on. */
export function ErrorScreen({ error, id, reload }: Props) {
  const { ui, t } = useLanguage()
  const [isReloading, startReload] = useTransition()
  const { title, text } = useSentences(error, id)
  // Nothing of the reader's is on this screen: it may come anew by itself, in the version that is in use now.
  useEffect(() => {
    if (isMissingPart(error)) reloadOnce()
  }, [error])
  // What is gone stays gone, and code that failed fails again until the page is loaded anew.
  const canTryAgain = error instanceof ArticleProblem && error.code !== 'missing' && error.code !== 'newer'

  return (
    <Message title={title} text={text}>
      {canTryAgain && (
        <button
          type="button"
          className="button"
          aria-disabled={isReloading}
          onClick={() => startReload(async () => reload?.())}
        >
          {t(($) => $.problem.tryAgain)}
        </button>
      )}
      {!(error instanceof ArticleProblem) && (
        <button type="button" className="button" onClick={() => location.reload()}>
          {t(($) => $.problem.tryAgain)}
        </button>
      )}
      <Link className="button" to={paths.saved(ui)}>
        {t(($) => $.problem.saved)}
      </Link>
      <Link className="button" to={paths.library(ui)}>
        {t(($) => $.problem.library)}
      </Link>
    </Message>
  )
}

function useSentences(error: unknown, id: string): { title: string; text: string } {
  const { t } = useLanguage()
  if (isMissingPart(error)) return { title: t(($) => $.problem.partTitle), text: t(($) => $.problem.part) }
  if (!(error instanceof ArticleProblem)) {
    return { title: t(($) => $.problem.unknownTitle), text: t(($) => $.problem.unknown) }
  }
  switch (error.code) {
    case 'missing':
      return { title: t(($) => $.problem.missingTitle), text: t(($) => $.problem.missing) }
    case 'offline':
      // Without the catalogue there is no screen at all, not just one article less.
      if (id === '') return { title: t(($) => $.problem.emptyTitle), text: t(($) => $.problem.empty) }
      return { title: t(($) => $.problem.offlineTitle), text: t(($) => $.problem.offline) }
    case 'damaged':
      return { title: t(($) => $.problem.damagedTitle), text: t(($) => $.problem.damaged) }
    case 'newer':
      return { title: t(($) => $.problem.newerTitle), text: t(($) => $.problem.newer) }
  }
}
