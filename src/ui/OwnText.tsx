import type { ReactNode } from 'react'
import styles from './OwnText.module.css'

type Props = {
  as: 'h1' | 'h2' | 'h3' | 'p' | 'span' | 'div'
  /** What the text is on its screen; it decides size, leading and weight, in both scripts. */
  size: 'brand' | 'lead' | 'card' | 'row' | 'text' | 'label'
  /** The text's own; left out where it is the interface's. */
  lang?: string | undefined
  dir?: 'rtl' | 'ltr' | undefined
  className?: string | undefined
  children: ReactNode
}

/**
 * A title, or another text that is read rather than used: set in the face of its own script and in its own direction, at
 * the interface's start edge (typography R20–R22).
 */
export function OwnText({ as: Element, size, lang, dir, className = '', children }: Props) {
  return (
    <Element className={`${styles.text} ${className}`} data-size={size} lang={lang} dir={dir}>
      {children}
    </Element>
  )
}
