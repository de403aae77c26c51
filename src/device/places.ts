import { isPlace, type Place } from '#core/article/place.ts'
import { isHeldUp, openDatabase, readRows, type Database } from './database.ts'
import { createStore } from './store.ts'

/** The reader's place in each article, by the article's id. */
export const places = createStore<ReadonlyMap<string, Place>>(new Map())

/** Whether the latest place is in memory only: the device has no room, or its storage fails. */
export const isPlaceLost = createStore(false)

let loading: Promise<void> | undefined

/** Reads the places kept on this device, once. Never fails: without storage there are no places yet. */
export function loadPlaces(): Promise<void> {
  if (loading === undefined) {
    loading = readPlaces()
    isHeldUp.subscribe(() => void readPlaces())
  }
  return loading
}

async function readPlaces(): Promise<void> {
  const kept = await storedPlaces()
  // What was set while the database opened is newer than what it held.
  places.set(new Map([...kept.map((place): [string, Place] => [place.article, place]), ...places.get()]))
}

/** The places as they lie on this device now, whichever tab kept them. A damaged one is left out. */
export async function storedPlaces(): Promise<Place[]> {
  return (await readRows('places', isPlace)) ?? []
}

/**
 * Keeps a place: at once for this tab, and on the device where that is allowed. It is the latest then, also where the
 * device's clock was set back meanwhile.
 */
export async function keepPlace(place: Place): Promise<void> {
  const others = [...places.get().values()].filter(({ article }) => article !== place.article)
  const latest = { ...place, at: Math.max(place.at, ...others.map(({ at }) => at + 1)) }
  places.set(new Map(places.get()).set(place.article, latest))
  const database = await openDatabase()
  // A full or failing disk must not disturb reading; the place is kept again with the next move.
  const isLost = await write(database, latest).then(
    () => false,
    () => true,
  )
  // Where storage is forbidden or held up, that is told elsewhere.
  isPlaceLost.set(isLost)
}

/** It is often written as the page goes away, and a browser takes back what that page has not committed by then. */
async function write(database: Database | undefined, place: Place): Promise<void> {
  const transaction = database?.transaction('places', 'readwrite')
  const written = transaction?.store.put(place)
  transaction?.commit()
  await Promise.all([written, transaction?.done])
}
