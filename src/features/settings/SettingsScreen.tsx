import { useEffect } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { Catalogue } from '#core/article/catalogue.ts'
import { digitSets, monthNames, startingPreferences } from '#core/preferences.ts'
import { inLanguage, paths, settingsParts } from '#core/paths.ts'
import { knowsHijri } from '#core/text/hijri.ts'
import { openCatalogue } from '#device/articles.ts'
import { loadLibrary } from '#device/library.ts'
import { changePreferences, preferences } from '#device/preferences.ts'
import { appStatus, applyUpdate, startingStatus } from '#device/serviceWorker.ts'
import { ScreenTitle } from '#features/shared/ScreenTitle.tsx'
import type { PageTitle, ScreenProps } from '#features/shared/screen.ts'
import { TextSettings } from '#features/shared/TextSettings.tsx'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useOnDevice } from '#features/shared/useOnDevice.ts'
import { useStore } from '#features/shared/useStore.ts'
import { languages, type Language } from '#i18n/languages.ts'
import { Segments } from '#ui/Segments.tsx'
import { Install } from './Install.tsx'
import { KeepingRule } from './KeepingRule.tsx'
import styles from './SettingsScreen.module.css'
import { YourData } from './YourData.tsx'

export const title: PageTitle = ({ t }) => t(($) => $.settings.title)

/** How much a rule keeps is said where it is known what is published. */
export async function loader(): Promise<Catalogue | undefined> {
  const [catalogue] = await Promise.all([openCatalogue().catch(() => undefined), loadLibrary()])
  return catalogue
}

/** Language, reading, numbers and dates, what is kept offline, and what is the reader's own. */
export function Component({ data: catalogue }: ScreenProps<Catalogue | undefined>) {
  const { ui, t } = useLanguage()
  const { hash } = useLocation()
  useEffect(() => {
    const part = Object.values(settingsParts).find((id) => `#${id}` === hash)
    if (part) document.getElementById(part)?.focus()
  }, [hash])
  return (
    <>
      <ScreenTitle>{t(($) => $.settings.title)}</ScreenTitle>
      <div className={styles.groups}>
        <section className={styles.group}>
          <h2 className={styles.heading}>{t(($) => $.settings.language)}</h2>
          <InterfaceLanguage />
        </section>
        <section className={styles.group}>
          <h2 className={styles.heading}>{t(($) => $.settings.reading)}</h2>
          <TextSettings inView={ui === 'ar' ? 'arabic' : 'latin'} hasSample />
        </section>
        <section className={styles.group}>
          <h2 className={styles.heading}>{t(($) => $.settings.dates)}</h2>
          <NumbersAndDates />
        </section>
        <section className={styles.group}>
          <h2 id={settingsParts.offline} tabIndex={-1} className={styles.heading}>
            {t(($) => $.settings.offline)}
          </h2>
          <OfflineState />
          <KeepingRule catalogue={catalogue} />
          <Install />
        </section>
        <section className={styles.group}>
          <h2 id={settingsParts.data} tabIndex={-1} className={styles.heading}>
            {t(($) => $.settings.data)}
          </h2>
          <YourData />
        </section>
        <Link className={styles.row} to={paths.about(ui)}>
          {t(($) => $.settings.about)}
        </Link>
      </div>
    </>
  )
}

function InterfaceLanguage() {
  const { ui, t } = useLanguage()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const choices = Object.entries(languages).map(([value, label]) => ({ value: value as Language, label, lang: value }))
  return (
    <Segments
      label={t(($) => $.settings.interface)}
      value={ui}
      choices={choices}
      onChange={(language) =>
        void navigate(inLanguage(pathname, language), { replace: true, preventScrollReset: true })
      }
    />
  )
}

function NumbersAndDates() {
  const { ui, t, date, hijri } = useLanguage()
  const hasHijri = useOnDevice(knowsHijri, true)
  const example = [date(EXAMPLE, 'long'), hijri(EXAMPLE)].filter((day) => day !== undefined).join(' – ')
  return (
    <>
      {ui === 'ar' && <ArabicNumbersAndMonths />}
      {hasHijri && <Hijri />}
      <p className={styles.text}>{t(($) => $.settings.example, { date: example })}</p>
    </>
  )
}

/** What English has one way of writing. */
function ArabicNumbersAndMonths() {
  const { t } = useLanguage()
  const { digits, months } = useStore(preferences, startingPreferences)
  const automatic = { value: 'auto' as const, label: t(($) => $.settings.automatic) }
  return (
    <>
      <Segments
        label={t(($) => $.settings.digits)}
        value={digits}
        choices={[automatic, ...digitSets.map((value) => ({ value, label: DIGIT_SAMPLES[value] }))]}
        onChange={(value) => changePreferences({ digits: value })}
      />
      <Segments
        label={t(($) => $.settings.months)}
        value={months}
        choices={[automatic, ...monthNames.map((value) => ({ value, label: t(($) => $.settings[value]) }))]}
        onChange={(value) => changePreferences({ months: value })}
      />
    </>
  )
}

function Hijri() {
  const { t } = useLanguage()
  const { hijri } = useStore(preferences, startingPreferences)
  return (
    <Segments
      label={t(($) => $.settings.hijri)}
      value={hijri ? 'shown' : 'hidden'}
      choices={(['hidden', 'shown'] as const).map((value) => ({ value, label: t(($) => $.settings.hijriIs[value]) }))}
      onChange={(value) => changePreferences({ hijri: value === 'shown' })}
    />
  )
}

/** The digits themselves, which are the same in every language. */
const DIGIT_SAMPLES = { arab: '١٢٣', latn: '123' }
/** A day whose month has another name in each family. */
const EXAMPLE = '2026-08-16T16:20'

function OfflineState() {
  const { t } = useLanguage()
  const { offline, updateReady } = useStore(appStatus, startingStatus)
  return (
    <>
      <p className={styles.text} role="status">
        {offline === 'ready' && t(($) => $.settings.offlineReady)}
        {offline === 'starting' && t(($) => $.settings.offlineStarting)}
        {offline === 'unavailable' && t(($) => $.settings.offlineUnavailable)}
      </p>
      {updateReady && (
        <div className={styles.update}>
          <p>{t(($) => $.settings.update)}</p>
          <button type="button" className="button" onClick={() => void applyUpdate()}>
            {t(($) => $.settings.updateNow)}
          </button>
        </div>
      )}
    </>
  )
}
