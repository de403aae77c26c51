/** What Vitest 5 expects of Node 22 and Node 20 lacks: its reporter groups the failures with `Map.groupBy`. */
if (!('groupBy' in Map)) Object.defineProperty(Map, 'groupBy', { value: groupBy })

/**
 * @template Item, Key
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => Key} keyOf
 * @returns {Map<Key, Item[]>}
 */
function groupBy(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}
