import { useSearchParams } from 'react-router'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import styles from './Filters.module.css'

/** Which articles the library lists. The choice is in the address, so that going back or sending it keeps it. */
export function Filters() {
  const { t } = useLanguage()
  const [query, setQuery] = useSearchParams()
  const lang = query.get('lang')
  const isUnread = query.has('unread')

  function change(name: string, value: string | undefined) {
    const next = new URLSearchParams(query)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setQuery(next, { replace: true, preventScrollReset: true })
  }

  return (
    <div className={styles.chips} role="group" aria-label={t(($) => $.library.filters)}>
      <Chip isOn={lang === null} label={t(($) => $.library.all)} onPress={() => change('lang', undefined)} />
      <Chip isOn={lang === 'ar'} label={t(($) => $.library.arabic)} onPress={() => change('lang', 'ar')} />
      <Chip isOn={lang === 'en'} label={t(($) => $.library.english)} onPress={() => change('lang', 'en')} />
      <Chip
        isOn={isUnread}
        label={t(($) => $.library.unread)}
        onPress={() => change('unread', isUnread ? undefined : '1')}
      />
    </div>
  )
}

function Chip({ isOn, label, onPress }: { isOn: boolean; label: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onPress}>
      {label}
    </button>
  )
}
