import { useState } from 'react'
import { askToKeep } from '#device/persistence.ts'

/** What the browser promised about what is stored: yes, no, or no when it was asked for it. */
export type Promised = 'yes' | 'no' | 'refused'

/** @param isPromised what it had promised before */
export function usePersistence(isPromised: boolean): [promised: Promised, ask: () => Promise<void>] {
  const [promised, setPromised] = useState<Promised>(isPromised ? 'yes' : 'no')
  return [promised, async () => setPromised((await askToKeep()) ? 'yes' : 'refused')]
}
