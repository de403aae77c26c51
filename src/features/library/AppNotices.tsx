import { lazy, Suspense, type ComponentType } from 'react'
import { isHeldUp } from '#device/database.ts'
import { isPlaceLost } from '#device/places.ts'
import { appStatus, startingStatus } from '#device/serviceWorker.ts'
import { useStore, useStoreField } from '#features/shared/useStore.ts'

/** Without what they say the library is whole, too. */
const Notices = lazy<ComponentType<Props>>(() =>
  import('./Notices.tsx').then(
    (module) => ({ default: module.Notices }),
    () => ({ default: () => null }),
  ),
)

type Props = {
  /** How many articles have been read to the end. */
  finished: number
}

/**
 * The place for what the library has to say of the app itself. There is seldom something, so what says it is not loaded
 * before.
 */
export function AppNotices({ finished }: Props) {
  const updateReady = useStoreField(appStatus, startingStatus, 'updateReady')
  const heldUp = useStore(isHeldUp, false)
  const placeLost = useStore(isPlaceLost, false)
  if (!updateReady && !heldUp && !placeLost && finished < 2) return null
  return (
    <Suspense>
      <Notices finished={finished} />
    </Suspense>
  )
}
