import type { ReactNode } from 'react'
import styles from './Field.module.css'

/** A setting: what it is, and at the other end of the line the controls that change it. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      {children}
    </fieldset>
  )
}
