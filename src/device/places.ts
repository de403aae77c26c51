import type { Place } from '#core/article/place.ts'
import { openDatabase } from './database.ts'
import { createStore } from './store.ts'

/** The reader's place in each article, by the article's id. */
export const places = createStore<ReadonlyMap<string, Place>>(new Map())

let loading: Promise<void> | undefined

/** Reads the places kept on this device, once. Never fails: without storage there are no places yet. */
export function loadPlaces(): Promise<void> {
  loading ??= (async () => {
    const kept = (await (await openDatabase())?.getAll('places').catch(() => [])) ?? []
    // What was set while the database opened is newer than what it held.
    places.set(new Map([...kept.map((place): [string, Place] => [place.article, place]), ...places.get()]))
  })()
  return loading
}

/** Keeps a place: at once for this tab, and on the device where that is allowed. */
export async function keepPlace(place: Place): Promise<void> {
  places.set(new Map(places.get()).set(place.article, place))
  const database = await openDatabase()
  // A full or failing disk must not disturb reading; the place is kept again with the next move.
  await database?.put('places', place).catch(() => undefined)
}
