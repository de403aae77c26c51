import { useEffect, useRef, useState } from 'react'
import {
  changesOf,
  LARGEST_BACKUP,
  readBackup,
  restored,
  type BackupProblem,
  type ReadersData,
  type RestoreMode,
} from '#core/backup.ts'
import { readersData, restoreData, saveBackup } from '#device/backup.ts'
import { say } from '#features/shared/toast.ts'
import { useLanguage } from '#features/shared/useLanguage.tsx'
import { Segments } from '#ui/Segments.tsx'
import styles from './SettingsScreen.module.css'

/** A backup that was opened, and what is on the device beside it. Nothing is changed yet. */
interface Opened {
  backup: ReadersData
  here: ReadersData
}

/** What is the reader's own, into a file and out of one. */
export function YourData() {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const [problem, setProblem] = useState<BackupProblem | 'unreadable'>()

  async function make() {
    try {
      await saveBackup()
      say(t(($) => $.settings.backup.made))
    } catch {
      say(t(($) => $.settings.backup.notMade))
    }
  }

  async function open(file: File | undefined) {
    if (!file) return
    const read = await readFile(file)
    setProblem(read.ok ? undefined : read.problem)
    setOpened(read.ok ? { backup: read.data, here: await readersData() } : undefined)
  }

  return (
    <>
      <p className={styles.text}>{t(($) => $.settings.backup.about)}</p>
      <div className={styles.actions}>
        <button type="button" className="button" onClick={() => void make()}>
          {t(($) => $.settings.backup.make)}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {t(($) => $.settings.backup.open)}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={({ currentTarget }) => {
            void open(currentTarget.files?.[0])
            // The same file can be chosen again.
            currentTarget.value = ''
          }}
        />
      </div>
      <p role="status" className={styles.problem}>
        {problem !== undefined && t(($) => $.settings.backup.problem[problem])}
      </p>
      {opened && <Restore {...opened} onEnd={() => setOpened(undefined)} />}
    </>
  )
}

async function readFile(file: File): Promise<ReturnType<typeof readBackup> | { ok: false; problem: 'unreadable' }> {
  // A character takes a byte at least; what is larger than that is not even read.
  if (file.size > 4 * LARGEST_BACKUP) return { ok: false, problem: 'tooLarge' }
  try {
    return readBackup(await file.text())
  } catch {
    return { ok: false, problem: 'unreadable' }
  }
}

/** Says what a restore will change, before it is done. */
function Restore({ backup, here, onEnd }: Opened & { onEnd: () => void }) {
  const { t } = useLanguage()
  const [mode, setMode] = useState<RestoreMode>('merge')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const next = restored(here, backup, mode)
  const { places, saved, preferences } = changesOf(here, next)
  const changes = [
    places.added > 0 && t(($) => $.settings.backup.placesAdded, { count: places.added }),
    places.changed > 0 && t(($) => $.settings.backup.placesChanged, { count: places.changed }),
    places.removed > 0 && t(($) => $.settings.backup.placesRemoved, { count: places.removed }),
    saved.added > 0 && t(($) => $.settings.backup.savedAdded, { count: saved.added }),
    saved.removed > 0 && t(($) => $.settings.backup.savedRemoved, { count: saved.removed }),
    preferences && t(($) => $.settings.backup.preferences),
  ].filter((change) => change !== false)

  async function restore() {
    // What was read meanwhile, perhaps in another tab, is not lost.
    const isDone = await restoreData(restored(await readersData(), backup, mode))
    say(isDone ? t(($) => $.settings.backup.restored) : t(($) => $.settings.backup.failed))
    if (isDone) onEnd()
  }

  return (
    <section className={styles.restore} aria-labelledby="restore">
      <h3 id="restore" ref={heading} tabIndex={-1} className={styles.heading}>
        {t(($) => $.settings.backup.changes)}
      </h3>
      <Segments
        label={t(($) => $.settings.backup.mode)}
        value={mode}
        choices={(['merge', 'replace'] as const).map((value) => ({ value, label: t(($) => $.settings.backup[value]) }))}
        onChange={setMode}
      />
      <div role="status">
        {changes.length === 0 ? (
          <p>{t(($) => $.settings.backup.nothing)}</p>
        ) : (
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.actions}>
        {changes.length > 0 && (
          <button type="button" className="button" onClick={() => void restore()}>
            {t(($) => $.settings.backup.restore)}
          </button>
        )}
        <button type="button" className="button" onClick={onEnd}>
          {t(($) => $.settings.backup.cancel)}
        </button>
      </div>
    </section>
  )
}
