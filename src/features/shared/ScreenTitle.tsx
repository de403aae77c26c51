import type { ReactNode } from 'react'
import { OwnText } from '#ui/OwnText.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './ScreenTitle.module.css'

/** The head of a screen beside the library: its name, and the switch of the language. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  return (
    <header className={styles.head}>
      <OwnText as="h1" size="lead">
        {children}
      </OwnText>
      <LanguageSwitch />
    </header>
  )
}
