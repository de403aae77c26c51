import { useId } from 'react'
import { faces, leadings, papers, sizes, startingPreferences, type Preferences } from '#core/preferences.ts'
import { changePreferences, preferences } from '#device/preferences.ts'
import { Field } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Segments } from '#ui/Segments.tsx'
import styles from './TextSettings.module.css'
import { useLanguage } from './useLanguage.tsx'
import { useStore } from './useStore.ts'

/** How the text of articles is set. Each change shows at once. */
export function TextSettings() {
  const { t } = useLanguage()
  const { size, leading, face, paper } = useStore(preferences, startingPreferences)

  return (
    <div className={styles.settings}>
      <SizeStepper size={size} />
      <Segments
        label={t(($) => $.text.leading)}
        value={leading}
        choices={leadings.map((value) => ({ value, label: t(($) => $.text[value]) }))}
        onChange={(value) => changePreferences({ leading: value })}
      />
      <Segments
        label={t(($) => $.text.face)}
        value={face}
        choices={faces.map((value) => ({ value, label: t(($) => $.text[value]) }))}
        onChange={(value) => changePreferences({ face: value })}
      />
      <PaperChoice paper={paper} />
      <button
        type="button"
        className={styles.reset}
        onClick={() => {
          const { size: startSize, leading: startLeading, face: startFace, paper: startPaper } = startingPreferences
          changePreferences({ size: startSize, leading: startLeading, face: startFace, paper: startPaper })
        }}
      >
        {t(($) => $.text.reset)}
      </button>
    </div>
  )
}

function SizeStepper({ size }: Pick<Preferences, 'size'>) {
  const { t, number } = useLanguage()
  const step = (by: number) => changePreferences({ size: Math.min(sizes.max, Math.max(sizes.min, size + by)) })

  return (
    <Field label={t(($) => $.text.size)}>
      <div className={styles.stepper}>
        <StepButton
          label={t(($) => $.text.smaller)}
          icon="less"
          isOff={size <= sizes.min}
          onPress={() => step(-sizes.step)}
        />
        <output className={styles.size}>{number(size)}</output>
        <StepButton
          label={t(($) => $.text.larger)}
          icon="more"
          isOff={size >= sizes.max}
          onPress={() => step(sizes.step)}
        />
      </div>
    </Field>
  )
}

type StepButtonProps = {
  label: string
  icon: 'less' | 'more'
  isOff: boolean
  onPress: () => void
}

/** Stays in the tab order at the end of the range, so that the focus is not thrown out. */
function StepButton({ label, icon, isOff, onPress }: StepButtonProps) {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      aria-disabled={isOff}
      onClick={isOff ? undefined : onPress}
    >
      <Icon name={icon} />
    </button>
  )
}

function PaperChoice({ paper }: Pick<Preferences, 'paper'>) {
  const { t } = useLanguage()
  const name = useId()
  return (
    <Field label={t(($) => $.text.paper)}>
      <div className={styles.papers}>
        {papers.map((value) => (
          <label key={value} className={styles.paper} data-sample={value}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              checked={value === paper}
              onChange={() => changePreferences({ paper: value })}
            />
            <span className={styles.swatch} aria-hidden="true" />
            <span className={styles.paperName}>{t(($) => $.text[value])}</span>
          </label>
        ))}
      </div>
    </Field>
  )
}
