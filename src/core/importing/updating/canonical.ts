/**
 * A JSON value as a text that is the same for the same content, in whatever order its keys stand; what is `undefined` is
 * not there. `without` are keys to leave out at every level.
 */
export function canonical(value: unknown, without: readonly string[] = []): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    const entries = Object.entries(inner).filter(([key]) => !without.includes(key))
    return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
  })
}
