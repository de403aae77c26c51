/**
 * Hands an address to the system's share sheet, or copies it where there is none. `href` may have a fragment: it goes
 * along only if the reader came by it. `shared` also covers a reader who changed their mind.
 */
export async function share(title: string, href: string): Promise<'shared' | 'copied' | 'failed'> {
  if ('share' in navigator) {
    try {
      await navigator.share({ title, url: href })
      return 'shared'
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'shared'
      // Refused, as on a page inside another: copying still works.
    }
  }
  try {
    await navigator.clipboard.writeText(href)
    return 'copied'
  } catch {
    return 'failed' // Not allowed here; the reader is told how else to get the address.
  }
}
