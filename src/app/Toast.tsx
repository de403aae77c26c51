import { useEffect } from 'react'
import { toast } from '#features/shared/toast.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useStore } from '#features/shared/useStore.ts'
import { Icon } from '#ui/Icon.tsx'
import styles from './Toast.module.css'

/** Long enough to read two lines, in milliseconds; after that the line goes by itself. */
const STAYS = 6000

/** One line on how a reader's action went. It is read out, and needs no answer. */
export function Toast() {
  const { t } = useLanguage()
  const message = useStore(toast, undefined)

  useEffect(() => {
    if (!message) return undefined
    const end = setTimeout(() => toast.set(undefined), STAYS)
    return () => clearTimeout(end)
  }, [message])

  return (
    <div className={styles.place} role="status" data-chrome>
      {message && (
        <div className={styles.toast} data-passing>
          <p>{message.text}</p>
          <button
            type="button"
            className={`tool ${styles.dismiss}`}
            aria-label={t(($) => $.toast.dismiss)}
            onClick={() => toast.set(undefined)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
