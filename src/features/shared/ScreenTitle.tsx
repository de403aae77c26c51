import type { ReactNode } from 'react'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './ScreenTitle.module.css'

/** The head of a screen beside the library: its name, and the switch of the language. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{children}</h1>
      <LanguageSwitch />
    </header>
  )
}
