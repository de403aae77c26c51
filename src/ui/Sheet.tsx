import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import styles from './Sheet.module.css'

type Props = {
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
}

/**
 * A sheet over the lower half of the screen; what is above stays in sight. Open as long as it is rendered. Escape, the
 * button and a tap outside close it, and the focus goes back to where it was.
 */
export function Sheet({ title, closeLabel, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)

  // Before the page changes: a dialog that is closed while it still stands there gives the focus back.
  useLayoutEffect(() => {
    const sheet = dialog.current
    if (sheet && !sheet.open) sheet.showModal()
    return () => sheet?.close()
  }, [])

  return (
    // A tap on the dialog itself is one on its backdrop: what it holds fills it. The keyboard has Escape.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className={styles.content}>
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          <button type="button" className="tool" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
