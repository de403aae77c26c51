/**
 * Makes the ids of one article's new blocks: short, and the same whenever the same text is imported again. `taken` are
 * ids that the article has already. The function it returns takes the text of each block in turn.
 */
export function blockIdMaker(taken: Iterable<string> = []): (text: string) => string {
  const used = new Set(taken)
  /** The first copy of a text that was not tried yet: a text may come ten thousand times. */
  const copies = new Map<string, number>()
  return (text) => {
    // Two blocks of one text, three stars for instance, differ by which of them it is.
    for (let copy = copies.get(text) ?? 0; ; copy += 1) {
      const id = `b${hash(copy === 0 ? text : `${text}\n${copy}`)}`
      if (used.has(id)) continue
      used.add(id)
      copies.set(text, copy + 1)
      return id
    }
  }
}

/** Five characters of FNV-1a (32 bits) over the code units: sixty million ids, for articles of some hundred blocks. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  }
  return (value >>> 0).toString(36).padStart(5, '0').slice(-5)
}
