import { Link } from 'react-router'
import { paths } from '#core/paths.ts'
import { hasHomeScreen, installation, startingInstallation } from '#device/installation.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useOnDevice } from '#features/shared/useOnDevice.ts'
import { useStore } from '#features/shared/useStore.ts'
import styles from './SavedScreen.module.css'
import type { Promised } from './usePersistence.ts'

type Props = {
  size: string
  promised: Promised
  onAsk: () => void
}

/** How large it all is, what the browser promised about it, and what a reader can do where it did not. */
export function Keeping({ size, promised, onAsk }: Props) {
  const { t, ui } = useLanguage()
  const isInstalled = useStore(installation, startingInstallation) === 'installed'
  // Safari on a phone removes what was not visited for a week, whatever it promised; its installed apps are spared.
  const isForgetful = useOnDevice(hasHomeScreen, false) && !isInstalled
  const isSafe = promised === 'yes' && !isForgetful

  return (
    <>
      <p className={styles.facts}>
        <span>{size}</span>
        <span>
          {isForgetful
            ? t(($) => $.saved.iphone)
            : promised === 'yes'
              ? t(($) => $.saved.persisted)
              : t(($) => $.saved.notPersisted)}
        </span>
      </p>
      {promised !== 'yes' && !isForgetful && (
        <button type="button" className="button" onClick={onAsk}>
          {t(($) => $.saved.askToKeep)}
        </button>
      )}
      <p role="status" className={styles.facts}>
        {promised === 'refused' && !isForgetful && t(($) => $.saved.refused)}
      </p>
      {!isSafe && (
        <p className={styles.facts}>
          {(isForgetful || promised === 'refused') && !isInstalled && (
            <Link className={`link ${styles.way}`} to={paths.settings(ui, 'offline')}>
              {t(($) => $.saved.howToInstall)}
            </Link>
          )}
          <Link className={`link ${styles.way}`} to={paths.settings(ui, 'data')}>
            {t(($) => $.saved.toBackup)}
          </Link>
        </p>
      )}
    </>
  )
}
