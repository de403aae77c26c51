import { useEffect, useState } from 'react'
import { askToKeep, isPersisted } from '#device/persistence.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import styles from './SavedScreen.module.css'

/** How large it all is, and what the browser promised about it. */
export function Keeping({ size }: { size: string }) {
  const { t } = useLanguage()
  const [persisted, setPersisted] = useState<boolean>()

  useEffect(() => {
    let isGone = false
    void isPersisted().then((promised) => {
      if (!isGone) setPersisted(promised)
    })
    return () => {
      isGone = true
    }
  }, [])

  return (
    <>
      <p className={styles.facts}>
        <span>{size}</span>
        {persisted !== undefined && (
          <span>{persisted ? t(($) => $.saved.persisted) : t(($) => $.saved.notPersisted)}</span>
        )}
      </p>
      {persisted === false && (
        <button type="button" className="button" onClick={() => void askToKeep().then(setPersisted)}>
          {t(($) => $.saved.askToKeep)}
        </button>
      )}
    </>
  )
}
