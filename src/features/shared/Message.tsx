import type { ReactNode } from 'react'
import styles from './Message.module.css'
import { ScreenTitle } from './ScreenTitle.tsx'

type Props = {
  title: string
  text: string
  /** The ways on. */
  children: ReactNode
}

/** A screen that says what happened, what it means and what to do. */
export function Message({ title, text, children }: Props) {
  return (
    <>
      <ScreenTitle>{title}</ScreenTitle>
      <div className={styles.message}>
        <p>{text}</p>
        <div className={styles.ways}>{children}</div>
      </div>
    </>
  )
}
