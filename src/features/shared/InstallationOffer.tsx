import {
  hasHomeScreen,
  install,
  installation,
  installationOffered,
  startingInstallation,
} from '#device/installation.ts'
import { HomeScreenSteps } from './HomeScreenSteps.tsx'
import { Notice } from './Notice.tsx'
import { useLanguage } from './useLanguage.tsx'
import { useStore } from './useStore.ts'

/** Offers to install the app, while `installationOffered` says so. To stand at the end of a screen's content. */
export function InstallationOffer() {
  const { t } = useLanguage()
  const isOffered = useStore(installationOffered, false)
  const state = useStore(installation, startingInstallation)
  if (!isOffered) return null

  return (
    <Notice
      title={t(($) => $.installing.title)}
      actions={
        <>
          {state === 'possible' && (
            <button type="button" className="button" onClick={() => void install()}>
              {t(($) => $.installing.now)}
            </button>
          )}
          <button type="button" className="button" onClick={() => installationOffered.set(false)}>
            {t(($) => $.installing.later)}
          </button>
        </>
      }
    >
      <p>{t(($) => $.installing.why)}</p>
      {state === 'byHand' && hasHomeScreen() && <HomeScreenSteps />}
    </Notice>
  )
}
