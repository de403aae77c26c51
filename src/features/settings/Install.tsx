import { startingInstallation, installation, install } from '#device/installation.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './SettingsScreen.module.css'

/** The way to install the app: a button where the browser offers one, a hint where one must do it by hand. */
export function Install() {
  const { t } = useLanguage()
  const state = useStore(installation, startingInstallation)
  if (state === 'installed') return null
  if (state === 'byHand') return <p className={styles.text}>{t(($) => $.settings.installHelp)}</p>
  return (
    <button type="button" className={`button ${styles.install}`} onClick={() => void install()}>
      {t(($) => $.settings.install)}
    </button>
  )
}
