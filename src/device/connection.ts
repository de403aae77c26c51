import type { KeepingRule } from '#core/preferences.ts'

/** Not in every browser, nor in TypeScript's library. */
type Connection = EventTarget & { saveData?: boolean; type?: string }

/** Whether something may be fetched that nobody asked for: not for a reader who saves data, nor on a mobile line unless allowed. */
export function isLineFree({ onMobile }: Pick<KeepingRule, 'onMobile'>): boolean {
  return !savesData() && (onMobile || connection()?.type !== 'cellular')
}

/** Whether the reader told the browser or the phone to save data. */
export function savesData(): boolean {
  return connection()?.saveData === true
}

/** Whether this browser tells a mobile line from another one. */
export function knowsMobile(): boolean {
  return connection()?.type !== undefined
}

/** Calls `listener` when the line has become another one, where the browser tells, until `signal` ends it. */
export function connectionChanged(listener: () => void, signal: AbortSignal): void {
  connection()?.addEventListener?.('change', listener, { signal })
}

function connection(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection
}
