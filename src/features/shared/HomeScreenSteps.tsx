import styles from './HomeScreenSteps.module.css'
import { useLanguage } from './useLanguage.tsx'

/** How an app is put on the home screen of an iPhone or iPad: two steps, with the signs that stand there. */
export function HomeScreenSteps() {
  const { t } = useLanguage()
  return (
    <ol className={styles.steps}>
      <Step sign={SHARE} text={t(($) => $.installing.share)} />
      <Step sign={ADD} text={t(($) => $.installing.add)} />
    </ol>
  )
}

/** As the system draws them; both are the same in every language. */
const SHARE = 'M12 15V3m-4 4 4-4 4 4M8.5 10H6v11h12V10h-2.5'
const ADD = 'M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3ZM12 8v8m-4-4h8'

function Step({ sign, text }: { sign: string; text: string }) {
  return (
    <li className={styles.step}>
      <svg className={styles.sign} viewBox="0 0 24 24" aria-hidden="true">
        <path d={sign} />
      </svg>
      {text}
    </li>
  )
}
