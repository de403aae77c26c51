/** The host of an address as the browser will go to it, in ASCII; the address itself where it has none. */
export function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).host || href : href
}
