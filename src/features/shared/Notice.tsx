import type { ReactNode } from 'react'
import styles from './Notice.module.css'

type Props = {
  /** What it is about, in one sentence. */
  title: string
  /** More about it. */
  children?: ReactNode
  /** What the reader can do, the way out of it among them. */
  actions?: ReactNode
}

/** Something that may be known or not: it stands at the foot of a screen, moves nothing, and waits for no answer. */
export function Notice({ title, children, actions }: Props) {
  return (
    <section className={styles.notice} aria-label={title} data-chrome>
      <p className={styles.title} role="status">
        {title}
      </p>
      {children}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
