/** What lies under a name in local storage; `undefined` where there is nothing or storage is forbidden. */
export function readText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Puts a text under a name in local storage. Where that is full or forbidden, what the reader chose lasts as long as the page. */
export function writeText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // They see that it holds, here and now.
  }
}

/** As `readText`, for JSON; `undefined` also where it is damaged. */
export function readJson(key: string): unknown {
  try {
    return JSON.parse(readText(key) ?? '')
  } catch {
    return undefined
  }
}
