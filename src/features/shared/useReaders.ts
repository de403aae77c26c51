import type { Place } from '#core/article/place.ts'
import { library, startingLibrary } from '#device/library.ts'
import { places } from '#device/places.ts'
import { noPlaces } from './noPlaces.ts'
import { useStore, useStoreField } from './useStore.ts'

/** What the reader has of an article, as its row shows it. */
interface Had {
  place: Place | undefined
  isKept: boolean
  isTextOnly: boolean | undefined
}

/** What the reader has of each article, by its id. */
export function useReaders(): (id: string) => Had {
  const kept = useStoreField(library, startingLibrary, 'kept')
  const read = useStore(places, noPlaces)
  return (id) => ({ place: read.get(id), isKept: kept.has(id), isTextOnly: kept.get(id)?.textOnly })
}
