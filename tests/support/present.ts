/** A value that a test cannot go on without. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('What the test looked for is not there')
  return value
}
