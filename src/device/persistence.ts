/** Whether the browser promised not to remove what is stored here. `false` also where it cannot promise. */
export async function isPersisted(): Promise<boolean> {
  try {
    return await navigator.storage.persisted()
  } catch {
    return false // No such thing in this browser, or not allowed to ask.
  }
}

/** Asks for that promise. Browsers decide by themselves or ask the reader, so only on the reader's own action. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist()
  } catch {
    return false
  }
}
