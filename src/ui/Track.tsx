import type { CSSProperties } from 'react'
import styles from './Track.module.css'

type Props = {
  /** How much of it is filled, from 0 to 1. */
  share: number
  /** `inline` fills from the start of the line on, `block` from the top down. */
  along: 'inline' | 'block'
  /** The direction it fills in, where that is not the interface's: reading progress follows the article (R61). */
  dir?: 'rtl' | 'ltr' | undefined
}

/** A thin line filled up to a point. It is a picture: the words beside it say the same. */
export function Track({ share, along, dir }: Props) {
  return (
    <span className={styles.track} data-along={along} dir={dir} aria-hidden="true">
      {/* Prerendered pages are never begun, so no style attribute gets into them: the security policy forbids it. */}
      {share > 0 && <span className={styles.filled} style={{ '--share': share } as CSSProperties} />}
    </span>
  )
}
