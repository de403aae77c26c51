/**
 * What a long list was like when this tab left it: how tall its parts were drawn, and which of them were. It comes back
 * the same then, at the same place, also after the page was loaded anew.
 */
export interface ListMemory {
  /** Of the window that the heights were measured in, in CSS pixels. */
  width: number
  /** The height of a row, as an average. */
  row: number
  /** By part and filter. */
  heights: Map<string, number>
  /** The files of the parts that were drawn, by filter. */
  drawn: Map<string, string[]>
  /** The files of parts that have parts themselves and were opened. */
  inner: Set<string>
}

const STORED = 'waraq.list'

/** A row that nobody has measured: two lines of title and one of facts on a phone. */
const ROW = 112

export const listMemory: ListMemory = stored() ?? {
  width: 0,
  row: ROW,
  heights: new Map(),
  drawn: new Map(),
  inner: new Set(),
}

/** Keeps it for the time when this page is loaded anew. */
export function storeListMemory(): void {
  const { width, row, heights, drawn, inner } = listMemory
  try {
    sessionStorage.setItem(
      STORED,
      JSON.stringify({ width, row, heights: [...heights], drawn: [...drawn], inner: [...inner] }),
    )
  } catch {
    // Forbidden or full: the list begins anew.
  }
}

function stored(): ListMemory | undefined {
  try {
    const { width, row, heights, drawn, inner } = JSON.parse(sessionStorage.getItem(STORED) ?? '') as Record<
      string,
      unknown
    >
    if (typeof width !== 'number' || typeof row !== 'number' || !(row > 0)) return undefined
    return {
      width,
      row,
      heights: new Map(pairs(heights, (height) => typeof height === 'number')),
      drawn: new Map(pairs(drawn, (files) => Array.isArray(files) && files.every(isName))),
      inner: new Set(Array.isArray(inner) ? inner.filter(isName) : []),
    }
  } catch {
    return undefined // Nothing yet, forbidden, or not ours.
  }
}

function pairs<Value>(data: unknown, isValue: (value: unknown) => boolean): [string, Value][] {
  const isPair = (pair: unknown): pair is [string, Value] => Array.isArray(pair) && isName(pair[0]) && isValue(pair[1])
  return Array.isArray(data) ? data.filter(isPair) : []
}

function isName(value: unknown): value is string {
  return typeof value === 'string'
}
