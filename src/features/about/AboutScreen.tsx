import { ScreenTitle } from '#features/shared/ScreenTitle.tsx'
import type { PageTitle } from '#features/shared/screen.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import styles from './AboutScreen.module.css'

export const title: PageTitle = ({ t }) => t(($) => $.about.title)

/** What this is, what it stores and where, and whose work it stands on. */
export function Component() {
  const { t } = useLanguage()
  return (
    <>
      <ScreenTitle>{t(($) => $.about.title)}</ScreenTitle>
      <div className={styles.text}>
        <p>{t(($) => $.about.what)}</p>
        <p>{t(($) => $.about.version, { version: import.meta.env.VITE_VERSION })}</p>
        <h2>{t(($) => $.about.stored)}</h2>
        <p>{t(($) => $.about.storedText)}</p>
        <ul>
          <li>{t(($) => $.about.storedPlaces)}</li>
          <li>{t(($) => $.about.storedSettings)}</li>
        </ul>
        <h2>{t(($) => $.about.articles)}</h2>
        <p>{t(($) => $.about.articlesText)}</p>
        <h2>{t(($) => $.about.licences)}</h2>
        <p>{t(($) => $.about.licencesText)}</p>
      </div>
    </>
  )
}
