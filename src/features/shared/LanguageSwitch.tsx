import { Link, useLocation } from 'react-router'
import { inLanguage } from '#core/paths.ts'
import { isolated } from '#core/text/isolate.ts'
import { languages, otherThan } from '#i18n/languages.ts'
import styles from './LanguageSwitch.module.css'
import { useLanguage } from './useLanguage.tsx'

/** The same address in the other language of the interface, without reload and without losing the place. */
export function LanguageSwitch({ isPlain = false }: { isPlain?: boolean }) {
  const { ui, t, dir } = useLanguage()
  const { pathname, search, hash } = useLocation()
  const other = otherThan[ui]

  return (
    <Link
      className={styles.switch}
      data-plain={isPlain || undefined}
      to={{ pathname: inLanguage(pathname, other), search, hash }}
      replace
      preventScrollReset
      lang={other}
      hrefLang={other}
      title={t(($) => $.app.switchTo, { language: isolated(languages[other], dir) })}
    >
      {languages[other]}
    </Link>
  )
}
