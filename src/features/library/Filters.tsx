import { useSearchParams } from 'react-router'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { languageName } from '#i18n/languageName.ts'
import styles from './Filters.module.css'

type Props = {
  /** What articles there are to choose from. */
  languages: string[]
}

/** Which articles the library lists. The choice is in the address, so that going back or sending it keeps it. */
export function Filters({ languages }: Props) {
  const language = useLanguage()
  const { t } = language
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
      {languages.map((each) => (
        <Chip
          key={each}
          isOn={lang === each}
          label={languageName(language, each)}
          onPress={() => change('lang', each)}
        />
      ))}
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
