import type { Place } from '#core/article/place.ts'

/** What a prerendered page knows of a reader's places. */
export const noPlaces: ReadonlyMap<string, Place> = new Map()
