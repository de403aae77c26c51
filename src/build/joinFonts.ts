/**
 * Puts the glyphs of a second font behind those of a first, so that one file holds both. For two pieces of one family,
 * which their publisher cut apart by script.
 *
 * Of the second comes what its characters look like, and how that grows bolder; not its kerning nor its
 * substitutions, so it should be the piece with the signs that have none. Where both have a character, the first one's
 * stays. Formats: OpenType 1.9, chapters "cmap", "glyf", "gvar", "hmtx", "loca".
 *
 * @param first and `second`: TrueType outlines, uncompressed, with the same units in an em and the same axes
 * @returns a font without checksums and without HVAR, which says again what gvar says: to be cut before it is used
 */
export function joinFonts(first: Uint8Array, second: Uint8Array): Uint8Array {
  const [one, two] = [tablesOf(first), tablesOf(second)]
  const [oneCount, twoCount] = [countOf(one), countOf(two)]
  const [oneMap, twoMap] = [charactersOf(table(one, 'cmap')), charactersOf(table(two, 'cmap'))]
  const moved = [...twoMap].map(([code, glyph]) => [code, glyph + oneCount] as const)
  const outlines = [...outlinesOf(one), ...outlinesOf(two).map((outline) => movedOutline(outline, oneCount))]

  const joined = new Map(one)
  joined.delete('HVAR')
  // Names of glyphs are of no use on a page.
  joined.set('post', namelessPost(table(one, 'post')))
  joined.set('maxp', joinedLimits(table(one, 'maxp'), table(two, 'maxp'), oneCount + twoCount))
  joined.set('cmap', characterMap(new Map([...moved, ...oneMap])))
  joined.set('hmtx', concatenated([...metricsOf(one), ...metricsOf(two)]))
  joined.set(
    'hhea',
    changed(table(one, 'hhea'), (view) => view.setUint16(34, oneCount + twoCount)),
  )
  joined.set('glyf', concatenated(outlines))
  joined.set('loca', longOffsets(outlines.map(({ length }) => length)))
  joined.set(
    'head',
    changed(table(one, 'head'), (view) => view.setInt16(50, 1)),
  )
  if (one.has('gvar') && two.has('gvar')) joined.set('gvar', joinedVariations(table(one, 'gvar'), table(two, 'gvar')))
  return fontOf(joined)
}

type Tables = Map<string, Uint8Array>

function tablesOf(font: Uint8Array): Tables {
  const view = viewOf(font)
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const record = 12 + index * 16
      const [start, length] = [view.getUint32(record + 8), view.getUint32(record + 12)]
      return [String.fromCodePoint(...font.subarray(record, record + 4)), font.subarray(start, start + length)]
    }),
  )
}

function fontOf(tables: Tables): Uint8Array {
  const sorted = [...tables].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const header = new Uint8Array(12 + sorted.length * 16)
  const view = viewOf(header)
  view.setUint32(0, 0x0001_0000)
  view.setUint16(4, sorted.length)
  let start = header.length
  for (const [index, [tag, { length }]] of sorted.entries()) {
    const record = 12 + index * 16
    header.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      record,
    )
    view.setUint32(record + 8, start)
    view.setUint32(record + 12, length)
    start += padded(length)
  }
  return concatenated([header, ...sorted.map(([, bytes]) => evened(bytes, 4))])
}

function table(tables: Tables, tag: string): Uint8Array {
  const found = tables.get(tag)
  if (!found) throw new Error(`the font has no table ${tag}: it has no TrueType outlines`)
  return found
}

function countOf(tables: Tables): number {
  return viewOf(table(tables, 'maxp')).getUint16(4)
}

/** The widths of all glyphs, four bytes each: a font leaves out those that repeat the last. */
function metricsOf(tables: Tables): Uint8Array[] {
  const metrics = table(tables, 'hmtx')
  const whole = viewOf(table(tables, 'hhea')).getUint16(34)
  return Array.from({ length: countOf(tables) }, (_, glyph) => {
    if (glyph < whole) return metrics.subarray(glyph * 4, glyph * 4 + 4)
    const bearing = whole * 4 + (glyph - whole) * 2
    return concatenated([metrics.subarray(whole * 4 - 4, whole * 4 - 2), metrics.subarray(bearing, bearing + 2)])
  })
}

function outlinesOf(tables: Tables): Uint8Array[] {
  const isLong = viewOf(table(tables, 'head')).getInt16(50) === 1
  const offsets = viewOf(table(tables, 'loca'))
  const at = (glyph: number) => (isLong ? offsets.getUint32(glyph * 4) : offsets.getUint16(glyph * 2) * 2)
  const glyphs = table(tables, 'glyf')
  return Array.from({ length: countOf(tables) }, (_, glyph) => evened(glyphs.subarray(at(glyph), at(glyph + 1)), 4))
}

/** An outline made of others names them by their number. */
function movedOutline(outline: Uint8Array, by: number): Uint8Array {
  const isComposite = outline.length > 0 && viewOf(outline).getInt16(0) < 0
  if (!isComposite) return outline
  return changed(outline, (view) => {
    let at = 10
    let flags: number
    do {
      flags = view.getUint16(at)
      view.setUint16(at + 2, view.getUint16(at + 2) + by)
      at += 4 + (flags & 0x0001 ? 4 : 2) + (flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0)
    } while (flags & 0x0020)
  })
}

function longOffsets(lengths: number[]): Uint8Array {
  const offsets = new Uint8Array((lengths.length + 1) * 4)
  let end = 0
  for (const [index, length] of lengths.entries()) viewOf(offsets).setUint32((index + 1) * 4, (end += length))
  return offsets
}

/** The glyph of each character of the first plane (format 4). */
function charactersOf(map: Uint8Array): Map<number, number> {
  const view = viewOf(map)
  const starts = Array.from({ length: view.getUint16(2) }, (_, index) => view.getUint32(4 + index * 8 + 4))
  const chosen = starts.find((start) => view.getUint16(start) === 4)
  if (chosen === undefined) throw new Error('the font has no map of characters that is understood')
  const segments = view.getUint16(chosen + 6)
  const glyphs = new Map<number, number>()
  for (let end = chosen + 14; end < chosen + 14 + segments; end += 2) {
    // Four lists, one behind the other: where each run of characters ends and begins, and how to find their glyphs.
    const begin = end + segments + 2
    const [delta, range] = [view.getUint16(begin + segments), view.getUint16(begin + segments * 2)]
    const first = view.getUint16(begin)
    for (let code = first; code <= view.getUint16(end) && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : view.getUint16(begin + segments * 2 + range + (code - first) * 2)
      if (range === 0 || listed !== 0) glyphs.set(code, (listed + delta) & 0xffff)
    }
  }
  return glyphs
}

/** One group for each character: cutting makes it small. */
function characterMap(glyphs: Map<number, number>): Uint8Array {
  const codes = [...glyphs.keys()].toSorted((one, other) => one - other)
  const map = new Uint8Array(12 + 16 + codes.length * 12)
  const view = viewOf(map)
  view.setUint16(2, 1)
  view.setUint16(4, 3)
  view.setUint16(6, 10)
  view.setUint32(8, 12)
  view.setUint16(12, 12)
  view.setUint32(16, map.length - 12)
  view.setUint32(24, codes.length)
  for (const [index, code] of codes.entries()) {
    view.setUint32(28 + index * 12, code)
    view.setUint32(32 + index * 12, code)
    view.setUint32(36 + index * 12, glyphs.get(code) ?? 0)
  }
  return map
}

/** How outlines change along the axes. What they name in common (`shared tuples`) is numbered anew for the second. */
function joinedVariations(one: Uint8Array, two: Uint8Array): Uint8Array {
  const [first, second] = [variationsOf(one), variationsOf(two)]
  const { axes } = first
  if (axes !== second.axes) throw new Error('the fonts do not vary alike')
  const shared = first.tuples.length / (axes * 2)
  const moved = second.glyphs.map((glyph) =>
    glyph.length === 0
      ? glyph
      : changed(glyph, (view) => {
          let at = 4
          for (let tuple = view.getUint16(0) & 0x0fff; tuple > 0; tuple -= 1) {
            const index = view.getUint16(at + 2)
            const isItsOwn = (index & 0x8000) !== 0
            if (!isItsOwn) view.setUint16(at + 2, index + shared)
            at += 4 + (isItsOwn ? axes * 2 : 0) + (index & 0x4000 ? axes * 4 : 0)
          }
        }),
  )
  const glyphs = [...first.glyphs, ...moved]
  const offsets = longOffsets(glyphs.map(({ length }) => length))
  const tuples = concatenated([first.tuples, second.tuples])
  const header = changed(one.subarray(0, 20), (view) => {
    view.setUint16(6, tuples.length / (axes * 2))
    view.setUint32(8, 20 + offsets.length)
    view.setUint16(12, glyphs.length)
    view.setUint16(14, view.getUint16(14) | 1)
    view.setUint32(16, 20 + offsets.length + tuples.length)
  })
  return concatenated([header, offsets, tuples, ...glyphs])
}

function variationsOf(variations: Uint8Array): { axes: number; tuples: Uint8Array; glyphs: Uint8Array[] } {
  const view = viewOf(variations)
  const [axes, shared, tuples] = [view.getUint16(4), view.getUint16(6), view.getUint32(8)]
  const isLong = (view.getUint16(14) & 1) === 1
  const start = view.getUint32(16)
  const at = (glyph: number) => start + (isLong ? view.getUint32(20 + glyph * 4) : view.getUint16(20 + glyph * 2) * 2)
  return {
    axes,
    tuples: variations.subarray(tuples, tuples + shared * axes * 2),
    glyphs: Array.from({ length: view.getUint16(12) }, (_, glyph) => variations.subarray(at(glyph), at(glyph + 1))),
  }
}

/** The number of glyphs, and the most of what any one has: points, contours, parts. */
function joinedLimits(one: Uint8Array, two: Uint8Array, count: number): Uint8Array {
  return changed(one, (view) => {
    view.setUint16(4, count)
    for (let at = 6; at < 32; at += 2) view.setUint16(at, Math.max(view.getUint16(at), viewOf(two).getUint16(at)))
  })
}

function namelessPost(post: Uint8Array): Uint8Array {
  return changed(post.subarray(0, 32), (view) => view.setUint32(0, 0x0003_0000))
}

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  // `slice` of a buffer would be a view of the same bytes.
  const copy = Uint8Array.from(bytes)
  change(viewOf(copy))
  return copy
}

function padded(length: number, to = 4): number {
  return Math.ceil(length / to) * to
}

function evened(bytes: Uint8Array, to: number): Uint8Array {
  const even = new Uint8Array(padded(bytes.length, to))
  even.set(bytes)
  return even
}

function concatenated(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return whole
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
