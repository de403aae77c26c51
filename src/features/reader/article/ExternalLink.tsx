import { useSyncExternalStore, type ReactNode } from 'react'
import { isolated } from '#core/text/isolate.ts'
import { isOffline, onlineChanged } from '#device/online.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { hostOf } from './hostOf.ts'

type Props = {
  href: string
  className?: string
  children: ReactNode
}

/** A link out of the app. It names its host, tells that host nothing of the reader, and says when it needs a network. */
export function ExternalLink({ href, className, children }: Props) {
  const { ui, t, dir } = useLanguage()
  const isCutOff = useSyncExternalStore(onlineChanged, isOffline, () => false)
  return (
    <a
      className={className}
      href={href}
      rel="noopener noreferrer"
      title={t(($) => $.reader.externalLink, { host: isolated(hostOf(href), dir) })}
      data-cut-off={isCutOff || undefined}
    >
      {children}
      {isCutOff && (
        <span className="hidden-text" lang={ui} dir={dir} data-aside>
          {` (${t(($) => $.reader.needsNetwork)})`}
        </span>
      )}
    </a>
  )
}
