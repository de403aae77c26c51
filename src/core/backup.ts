/**
 * A backup of what is the reader's own: places, settings, and which articles they saved. The articles themselves are
 * published, and come again by themselves. Whatever changes in the app, files of earlier formats stay readable.
 */
import * as v from 'valibot'
import { ID_PATTERN } from './article/patterns.ts'
import type { Place } from './article/place.ts'
import { readPreferences, startingPreferences, type Preferences } from './preferences.ts'
import { withoutControls } from './text/controls.ts'

/** The newest format of backups that this code knows. */
const FORMAT = 1
/** The largest file that is opened, in UTF-16 code units: places of ten thousand articles take about half of it. */
export const LARGEST_BACKUP = 10_000_000

/** What the reader has on this device. */
export interface ReadersData {
  places: Place[]
  preferences: Preferences
  /** Ids of the articles that the reader saved. */
  saved: string[]
}

/**
 * Why a file is no backup: `foreign`, it is something else; `newer`, it comes from a later version of the app;
 * `damaged`, it is a backup, and not whole; `tooLarge`, it cannot be one.
 */
export type BackupProblem = 'foreign' | 'newer' | 'damaged' | 'tooLarge'
export type ReadBackup = { ok: true; data: ReadersData } | { ok: false; problem: BackupProblem }

/** `merge` adds what the file has to what is here; `replace` makes it as it was then. */
export type RestoreMode = 'merge' | 'replace'

/** What a restore changes, in articles. */
export interface RestoreChanges {
  places: Changes
  saved: Omit<Changes, 'changed'>
  /** Whether any setting becomes another one. */
  preferences: boolean
}
interface Changes {
  added: number
  changed: number
  removed: number
}

/** A backup as the text of a file. `made` is the day it was made, for people to read; nothing depends on it. */
export function writeBackup({ places, preferences, saved }: ReadersData, made: string): string {
  return `${JSON.stringify({ type: 'waraq-backup', format: FORMAT, made, preferences, saved, places }, null, 1)}\n`
}

/** Reads a backup. A file with one wrong record is not taken apart: half a restore is worse than a sentence. */
export function readBackup(text: string): ReadBackup {
  if (text.length > LARGEST_BACKUP) return { ok: false, problem: 'tooLarge' }
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    // A backup that was cut off still begins like one.
    return { ok: false, problem: /^\s*\{\s*"type":\s*"waraq-backup"/.test(text) ? 'damaged' : 'foreign' }
  }
  const head = v.safeParse(headSchema, file)
  if (!head.success) return { ok: false, problem: 'foreign' }
  if (head.output.format > FORMAT) return { ok: false, problem: 'newer' }
  const body = v.safeParse(backupSchema, file)
  if (!body.success) return { ok: false, problem: 'damaged' }
  const { places, preferences, saved } = body.output
  return {
    ok: true,
    data: {
      places: [...byArticle(places).values()],
      preferences: readPreferences(preferences),
      saved: [...new Set(saved)],
    },
  }
}

/**
 * What the reader will have after a restore. Merged, each article has the place that was kept last, with the most that
 * was read of it; settings are taken up only where none were made here.
 */
export function restored(here: ReadersData, backup: ReadersData, mode: RestoreMode): ReadersData {
  if (mode === 'replace') return backup
  const places = byArticle(here.places)
  for (const place of backup.places) {
    const other = places.get(place.article)
    const latest = other && other.at >= place.at ? other : place
    places.set(place.article, { ...latest, progress: Math.max(place.progress, other?.progress ?? 0) })
  }
  return {
    places: [...places.values()],
    preferences: isSame(here.preferences, startingPreferences) ? backup.preferences : here.preferences,
    saved: [...new Set([...here.saved, ...backup.saved])],
  }
}

/** What becomes different between what is here and what will be. */
export function changesOf(here: ReadersData, next: ReadersData): RestoreChanges {
  const [before, after] = [byArticle(here.places), byArticle(next.places)]
  const [savedHere, savedNext] = [new Set(here.saved), new Set(next.saved)]
  return {
    places: {
      added: next.places.filter(({ article }) => !before.has(article)).length,
      changed: next.places.filter((place) => {
        const other = before.get(place.article)
        return other !== undefined && !isSame(other, place)
      }).length,
      removed: here.places.filter(({ article }) => !after.has(article)).length,
    },
    saved: {
      added: next.saved.filter((id) => !savedHere.has(id)).length,
      removed: here.saved.filter((id) => !savedNext.has(id)).length,
    },
    preferences: !isSame(here.preferences, next.preferences),
  }
}

const id = v.pipe(v.string(), v.regex(ID_PATTERN))
const words = v.pipe(v.string(), v.maxLength(1000), v.transform(withoutControls))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const placeSchema: v.GenericSchema<unknown, Place> = v.object({
  article: id,
  block: id,
  offset: count,
  gap: v.pipe(v.number(), v.finite()),
  quote: words,
  version: words,
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
})
const headSchema = v.object({ type: v.literal('waraq-backup'), format: v.pipe(v.number(), v.minValue(1)) })
const backupSchema = v.object({
  places: v.array(placeSchema),
  // What of them is not understood becomes the starting value, as everywhere.
  preferences: v.record(v.string(), v.unknown()),
  saved: v.array(id),
})

function byArticle(places: readonly Place[]): Map<string, Place> {
  return new Map(places.map((place) => [place.article, place]))
}

/** Whether two values of plain data are the same, whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [fields, others] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return fields.size === others.size && [...fields].every(([name, value]) => isSame(value, others.get(name)))
}
