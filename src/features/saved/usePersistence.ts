import { useEffect, useState } from 'react'
import { askToKeep, isPersisted } from '#device/persistence.ts'

/** What the browser promised about what is stored: nothing known yet, yes, no, or no when it was asked for it. */
export type Promised = undefined | 'yes' | 'no' | 'refused'

export function usePersistence(): [promised: Promised, ask: () => Promise<void>] {
  const [promised, setPromised] = useState<Promised>()

  useEffect(() => {
    let isGone = false
    void isPersisted().then((isPromised) => {
      if (!isGone) setPromised(isPromised ? 'yes' : 'no')
    })
    return () => {
      isGone = true
    }
  }, [])

  return [promised, async () => setPromised((await askToKeep()) ? 'yes' : 'refused')]
}
