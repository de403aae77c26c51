import {
  readPreferences,
  startingPreferences,
  type Preferences,
  type Script,
  type TypeSettings,
} from '#core/preferences.ts'
import { readJson, readText, writeText } from './smallStorage.ts'
import { createStore } from './store.ts'

/** Read before first paint by the script in `index.html`, so both the names and the shape are fixed. */
const KEY = 'waraq.preferences'
const LANGUAGE_KEY = 'waraq.ui'

/** How the reader likes to read. Kept in local storage because the first paint needs it. */
export const preferences = createStore<Preferences>(startingPreferences)

/** Takes up what was kept on this device, and what another tab changes from now on. */
export function loadPreferences(): void {
  preferences.set(readPreferences(readJson(KEY)))
  addEventListener('storage', (event) => {
    if (event.key === KEY) preferences.set(readPreferences(readJson(KEY)))
  })
}

/** Changes some of the preferences and keeps them; where nothing can be kept they last until the page goes. */
export function changePreferences(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change })
  writeText(KEY, JSON.stringify(preferences.get()))
}

/** Changes some of the settings of one script, and keeps them. */
export function changeType<S extends Script>(script: S, change: Partial<TypeSettings<S>>): void {
  changePreferences({ [script]: { ...preferences.get()[script], ...change } })
}

/** Remembers the interface language, for the next visit to `/`. */
export function keepLanguage(language: string): void {
  writeText(LANGUAGE_KEY, language)
}

/** The interface language of the last visit, or `undefined`. */
export function keptLanguage(): string | undefined {
  return readText(LANGUAGE_KEY)
}
