import { useId } from 'react'
import { Field } from './Field.tsx'
import styles from './Segments.module.css'

type Props<Value extends string> = {
  label: string
  value: Value
  choices: readonly { value: Value; label: string; lang?: string | undefined }[]
  onChange: (value: Value) => void
}

/** As many choices as fit in one bar on a phone. */
const BAR = 4

/** One of a few: radio buttons that look like one bar. */
export function Segments<Value extends string>({ label, value, choices, onChange }: Props<Value>) {
  const name = useId()
  return (
    <Field label={label}>
      <div className={styles.segments} data-many={choices.length > BAR || undefined}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.segment} lang={choice.lang}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles.name}>{choice.label}</span>
          </label>
        ))}
      </div>
    </Field>
  )
}
