import type { Catalogue } from '#core/article/catalogue.ts'
import { keptCounts, startingPreferences, type KeepingRule as Rule } from '#core/preferences.ts'
import { ruledAmount } from '#core/ruledAmount.ts'
import { knowsMobile, savesData } from '#device/connection.ts'
import { library, libraryRows, startingLibrary } from '#device/library.ts'
import { changePreferences, preferences } from '#device/preferences.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { useOnDevice } from '#features/shared/useOnDevice.ts'
import { useStore, useStoreField } from '#features/shared/useStore.ts'
import { Segments } from '#ui/Segments.tsx'
import styles from './SettingsScreen.module.css'

/** What is kept of the published articles without being asked for, how much that is now, and what it never touches. */
export function KeepingRule({ catalogue }: { catalogue: Catalogue | undefined }) {
  const { t, number } = useLanguage()
  const rule = useStoreField(preferences, startingPreferences, 'keeping')
  const tellsMobile = useOnDevice(knowsMobile, false)
  const isSaving = useOnDevice(savesData, false)
  const change = (part: Partial<Rule>) => changePreferences({ keeping: { ...preferences.get().keeping, ...part } })
  const nameOf = (count: Rule['count']) =>
    count === 'all' || count === 'none' ? t(($) => $.settings.keeping[count]) : number(Number(count))

  return (
    <>
      <Segments
        label={t(($) => $.settings.keeping.count)}
        value={rule.count}
        choices={keptCounts.map((value) => ({ value, label: nameOf(value) }))}
        onChange={(count) => change({ count })}
      />
      {rule.count !== 'none' && (
        <Segments
          label={t(($) => $.settings.keeping.images)}
          value={rule.images ? 'withImages' : 'textOnly'}
          choices={(['withImages', 'textOnly'] as const).map((value) => ({
            value,
            label: t(($) => $.settings.keeping[value]),
          }))}
          onChange={(value) => change({ images: value === 'withImages' })}
        />
      )}
      {rule.count !== 'none' && tellsMobile && (
        <Segments
          label={t(($) => $.settings.keeping.mobile)}
          value={rule.onMobile ? 'onMobile' : 'onWifi'}
          choices={(['onWifi', 'onMobile'] as const).map((value) => ({
            value,
            label: t(($) => $.settings.keeping[value]),
          }))}
          onChange={(value) => change({ onMobile: value === 'onMobile' })}
        />
      )}
      <p className={styles.text}>
        {catalogue && <Amount rule={rule} catalogue={catalogue} />} {t(($) => $.settings.keeping.promise)}
      </p>
      {isSaving && <p className={styles.text}>{t(($) => $.settings.keeping.savesData)}</p>}
    </>
  )
}

function Amount({ rule, catalogue }: { rule: Rule; catalogue: Catalogue }) {
  const { t, bytes } = useLanguage()
  const isKnown = useStore(library, startingLibrary) !== startingLibrary
  const ruled = ruledAmount(rule, catalogue, isKnown ? libraryRows() : new Map())
  return ruled.count === 0
    ? t(($) => $.settings.keeping.nothing)
    : t(($) => $.settings.keeping.now, { count: ruled.count, size: bytes(ruled.bytes) })
}
