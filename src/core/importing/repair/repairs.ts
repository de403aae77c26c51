/** What was repaired in a text. */
export type RepairKind = 'mojibake' | 'presentation-forms' | 'tatweel' | 'letters' | 'joiners' | 'spaces'

export interface Repair {
  kind: RepairKind
  /** How often. */
  times: number
  /** Some words around the first, or after it. */
  quote: string
}

/** The sentence for the terminal, in English, on one line. */
export function repairText({ kind, times, quote }: Repair): string {
  return `${SENTENCES[kind]} (${times}×): ${quote.replace(/\s+/g, ' ')}`
}

const SENTENCES: Record<RepairKind, string> = {
  mojibake: 'was read in the wrong encoding before; read it in the right one',
  'presentation-forms': 'has printed shapes instead of letters; wrote the letters',
  tatweel: 'has stretched words; removed the tatweel',
  letters: 'has letters of another language; wrote those of its own',
  joiners: 'has misplaced half-spaces or direction marks; put them right',
  spaces: 'has doubled spaces; left one',
}
