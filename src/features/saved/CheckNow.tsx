import { useState } from 'react'
import { checkKept, type CheckResult } from '#device/checkKept.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import styles from './SavedScreen.module.css'

/** Opens every saved article, mends what is damaged, and says how it went. */
export function CheckNow() {
  const { t } = useLanguage()
  const [result, setResult] = useState<'checking' | CheckResult>()

  async function check() {
    if (result === 'checking') return
    setResult('checking')
    setResult(await checkKept())
  }

  return (
    <>
      <button type="button" className="button" aria-disabled={result === 'checking'} onClick={() => void check()}>
        {t(($) => $.saved.check)}
      </button>
      <p role="status" className={styles.result}>
        {result === 'checking' && t(($) => $.saved.checking)}
        {typeof result === 'object' && <Findings {...result} />}
      </p>
    </>
  )
}

function Findings({ all, opened, repaired, damaged }: CheckResult) {
  const { t } = useLanguage()
  return (
    <>
      {opened === all ? t(($) => $.saved.checked, { count: all }) : t(($) => $.saved.checkedSome, { opened, all })}
      {repaired > 0 && ` ${t(($) => $.saved.repaired, { count: repaired })}`}
      {damaged.length > 0 && ` ${t(($) => $.saved.damaged, { count: damaged.length })}`}
    </>
  )
}
