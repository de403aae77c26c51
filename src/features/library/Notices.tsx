import { useEffect, useState } from 'react'
import { isHeldUp } from '#device/database.ts'
import { installation, offerInstallation, startingInstallation } from '#device/installation.ts'
import { isPlaceLost } from '#device/places.ts'
import { applyUpdate, appStatus, startingStatus } from '#device/serviceWorker.ts'
import { createStore } from '#device/store.ts'
import { whatIsNew } from '#device/whatIsNew.ts'
import { InstallationOffer } from '#features/shared/InstallationOffer.tsx'
import { Notice } from '#features/shared/Notice.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import styles from './Notices.module.css'

type Props = {
  /** How many articles have been read to the end. */
  finished: number
}

/** The reader said "later": it is not said again before the app is opened anew. */
const isPutOff = createStore(false)

/**
 * What the library has to say of the app itself, one thing at a time: that another tab is in the way, that
 * places cannot be kept, that there is a newer version, that the app can be installed. Said here and never over an article.
 */
export function Notices({ finished }: Props) {
  const { t } = useLanguage()
  const { updateReady } = useStore(appStatus, startingStatus)
  const isUpdatePutOff = useStore(isPutOff, false)
  const heldUp = useStore(isHeldUp, false)
  const placeLost = useStore(isPlaceLost, false)
  // The browser's offer can come later than the reader.
  const state = useStore(installation, startingInstallation)
  useEffect(() => {
    if (finished >= 2 && state !== 'installed') offerInstallation()
  }, [finished, state])

  if (heldUp) return <Notice title={t(($) => $.update.heldUp)} />
  if (placeLost) return <Notice title={t(($) => $.library.placesLost)} />
  if (updateReady && !isUpdatePutOff) return <UpdateNotice />
  return <InstallationOffer />
}

function UpdateNotice() {
  const { ui, t } = useLanguage()
  const { isSuperseded } = useStore(appStatus, startingStatus)
  const [lines, setLines] = useState<string[]>([])
  const [isChanging, setChanging] = useState(false)

  useEffect(() => {
    let isGone = false
    void whatIsNew(ui).then((found) => {
      if (!isGone) setLines(found)
    })
    return () => {
      isGone = true
    }
  }, [ui])

  function update() {
    if (isChanging) return
    setChanging(true)
    void applyUpdate()
  }

  return (
    <Notice
      title={isSuperseded ? t(($) => $.update.inUse) : t(($) => $.update.ready)}
      actions={
        <>
          <button type="button" className="button" aria-disabled={isChanging} onClick={update}>
            {isSuperseded ? t(($) => $.update.reload) : t(($) => $.update.now)}
          </button>
          <button type="button" className="button" onClick={() => isPutOff.set(true)}>
            {t(($) => $.update.later)}
          </button>
        </>
      }
    >
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
