import {
  readPreferences,
  startingPreferences,
  type Preferences,
  type Script,
  type TypeSettings,
} from '#core/preferences.ts'
import { createStore } from './store.ts'

/** Read before first paint by the script in `index.html`, so both the names and the shape are fixed. */
const KEY = 'waraq.preferences'
const LANGUAGE_KEY = 'waraq.ui'

/** How the reader likes to read. Kept in local storage because the first paint needs it. */
export const preferences = createStore<Preferences>(startingPreferences)

/** Takes up what was kept on this device, and what another tab changes from now on. */
export function loadPreferences(): void {
  preferences.set(readPreferences(stored(KEY)))
  addEventListener('storage', (event) => {
    if (event.key === KEY) preferences.set(readPreferences(stored(KEY)))
  })
}

/** Changes some of the preferences and keeps them; where nothing can be kept they last until the page goes. */
export function changePreferences(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change })
  keep(KEY, JSON.stringify(preferences.get()))
}

/** Changes some of the settings of one script, and keeps them. */
export function changeType<S extends Script>(script: S, change: Partial<TypeSettings<S>>): void {
  changePreferences({ [script]: { ...preferences.get()[script], ...change } })
}

/** Remembers the interface language, for the next visit to `/`. */
export function keepLanguage(language: string): void {
  keep(LANGUAGE_KEY, language)
}

/** The interface language of the last visit, or `undefined`. */
export function keptLanguage(): string | undefined {
  try {
    return localStorage.getItem(LANGUAGE_KEY) ?? undefined
  } catch {
    return undefined // Storage is forbidden here: every visit is the first.
  }
}

function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return undefined // Forbidden, or damaged: start afresh.
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Forbidden or full. The choice holds in this tab, and the reader sees that it does.
  }
}
