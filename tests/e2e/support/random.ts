/**
 * Numbers from 0 up to 1, the same for the same seed (mulberry32, by Tommy Ettinger, in the public domain).
 *
 * @param seed any whole number
 */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const JUNK = [null, true, -1, 1e300, '', '<b>x</b>', 'و'.repeat(5000), [], {}, [[]], { text: {} }, ['x', null, 3]]

/** A copy of a JSON value in which one to three places hold something else, or nothing. */
export function mutated(value: unknown, random: () => number): unknown {
  const copy: unknown = structuredClone(value)
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    let at = copy
    for (;;) {
      if (typeof at !== 'object' || at === null || Object.keys(at).length === 0) break
      const holder = at as Record<string, unknown>
      const keys = Object.keys(holder)
      const key = keys[Math.floor(random() * keys.length)] ?? ''
      at = holder[key]
      const isLeaf = typeof at !== 'object' || at === null
      if (!isLeaf && random() < 0.7) continue
      if (random() < 0.25) delete holder[key]
      else holder[key] = JUNK[Math.floor(random() * JUNK.length)]
      break
    }
  }
  return copy
}
