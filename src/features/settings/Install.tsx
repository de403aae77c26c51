import { hasHomeScreen, install, installation, startingInstallation } from '#device/installation.ts'
import { HomeScreenSteps } from '#features/shared/HomeScreenSteps.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useOnDevice } from '#features/shared/useOnDevice.ts'
import { useStore } from '#features/shared/useStore.ts'
import styles from './SettingsScreen.module.css'

/** The way to install the app: a button where the browser offers one, a hint where one must do it by hand. */
export function Install() {
  const { t } = useLanguage()
  const state = useStore(installation, startingInstallation)
  const isPhoneWithHomeScreen = useOnDevice(hasHomeScreen, false)
  if (state === 'installed') return null
  if (state === 'byHand') {
    return (
      <>
        <p className={styles.text}>{t(($) => $.settings.installHelp)}</p>
        {isPhoneWithHomeScreen && <HomeScreenSteps />}
      </>
    )
  }
  return (
    <button type="button" className={`button ${styles.install}`} onClick={() => void install()}>
      {t(($) => $.settings.install)}
    </button>
  )
}
