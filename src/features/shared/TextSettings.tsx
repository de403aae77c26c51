import { useId, useState } from 'react'
import {
  clampSize,
  faces,
  leadings,
  papers,
  sizes,
  startingPreferences,
  startingType,
  tashkeels,
  widths,
  type Preferences,
  type Script,
  type TypeSettings,
} from '#core/preferences.ts'
import { withoutTashkeel } from '#core/text/tashkeel.ts'
import { changePreferences, changeType, preferences } from '#device/preferences.ts'
import { Field } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Segments } from '#ui/Segments.tsx'
import styles from './TextSettings.module.css'
import { useLanguage } from './useLanguage.tsx'
import { useStore } from './useStore.ts'

type Props = {
  /** The script of the text that the settings lie over. */
  inView: Script
  /** Whether a line shows what is chosen, where no article does. */
  hasSample?: boolean
}

/** How the text of articles is set, apart for each script. Each change shows at once. Opens at the script in view. */
export function TextSettings({ inView, hasSample = false }: Props) {
  const { t } = useLanguage()
  const [script, setScript] = useState(inView)
  const { paper, tashkeel } = useStore(preferences, startingPreferences)

  return (
    <div className={styles.settings}>
      <PaperChoice paper={paper} />
      <Segments
        label={t(($) => $.text.script)}
        value={script}
        choices={(['arabic', 'latin'] as const).map((value) => ({ value, label: t(($) => $.text[value]) }))}
        onChange={setScript}
      />
      {(hasSample || script !== inView) && <Sample script={script} />}
      <ScriptSettings key={script} script={script} />
      {script === 'arabic' && (
        <Segments
          label={t(($) => $.text.tashkeel)}
          value={tashkeel}
          choices={tashkeels.map((value) => ({ value, label: t(($) => $.text[value]) }))}
          onChange={(value) => changePreferences({ tashkeel: value })}
        />
      )}
      <button
        type="button"
        className={styles.reset}
        onClick={() => {
          changeType(script, startingType(script))
          if (script === 'arabic') changePreferences({ tashkeel: startingPreferences.tashkeel })
        }}
      >
        {t(($) => $.text.reset)}
      </button>
    </div>
  )
}

/** A line of text as articles of a script are set just now. */
function Sample({ script }: { script: Script }) {
  const { t } = useLanguage()
  const { tashkeel } = useStore(preferences, startingPreferences)
  const arabic = t(($) => $.text.sampleArabic)
  return script === 'arabic' ? (
    <p className={`article ${styles.sample}`} lang="ar" dir="rtl">
      {tashkeel === 'hidden' ? withoutTashkeel(arabic).text : arabic}
    </p>
  ) : (
    <p className={`article ${styles.sample}`} lang="en" dir="ltr">
      {t(($) => $.text.sampleLatin)}
    </p>
  )
}

function ScriptSettings({ script }: { script: Script }) {
  const { t } = useLanguage()
  const { face, size, leading, width }: TypeSettings = useStore(preferences, startingPreferences)[script]

  return (
    <>
      <SizeStepper size={size} onChange={(value) => changeType(script, { size: value })} />
      <Segments
        label={t(($) => $.text.face)}
        value={face}
        choices={faces[script].map((value) => ({ value, label: t(($) => $.text[value]) }))}
        onChange={(value) => changeType(script, { face: value })}
      />
      <Segments
        label={t(($) => $.text.leading)}
        value={leading}
        choices={leadings.map((value) => ({ value, label: t(($) => $.text[value]) }))}
        onChange={(value) => changeType(script, { leading: value })}
      />
      <Segments
        label={t(($) => $.text.width)}
        value={width}
        choices={widths.map((value) => ({ value, label: t(($) => $.text[value]) }))}
        onChange={(value) => changeType(script, { width: value })}
      />
    </>
  )
}

function SizeStepper({ size, onChange }: { size: number; onChange: (size: number) => void }) {
  const { t, number } = useLanguage()
  return (
    <Field label={t(($) => $.text.size)}>
      <div className={styles.stepper}>
        <StepButton
          label={t(($) => $.text.smaller)}
          icon="less"
          isOff={size <= sizes.min}
          onPress={() => onChange(clampSize(size - sizes.step))}
        />
        <output className={styles.size}>{number(size)}</output>
        <StepButton
          label={t(($) => $.text.larger)}
          icon="more"
          isOff={size >= sizes.max}
          onPress={() => onChange(clampSize(size + sizes.step))}
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
