import { createStore } from '#device/store.ts'

/** The line that says how a reader's action went; it is read out, and goes by itself. */
export const toast = createStore<{ text: string } | undefined>(undefined)

export function say(text: string): void {
  toast.set({ text })
}
