/**
 * The typefaces that do not come in time. Nothing on the screen changes its face: `firstPaint.js` says which are late for the
 * first screen (`data-late`), this says it of those that a later one asks for, and `tokens.css` leaves them out of it.
 */

/** Milliseconds that words wait for their typeface; as in `firstPaint.js`. */
const LONGEST = 500

/** Letters of both scripts: all the files that hold either. */
const LETTERS = 'اa'

/** Faces that cannot be had; browsers ask for a typeface once. */
const lost = new Set<string>()

/** Begins to see which typefaces come too late for their screen, or not at all: without a network that is known at once. */
export function watchFaces(): void {
  document.fonts.addEventListener('loading', () => void setTimeout(leaveOut, LONGEST))
  document.fonts.addEventListener('loadingerror', leaveOut)
}

function leaveOut(): void {
  const facesThat = (...are: FontFaceLoadStatus[]) =>
    [...document.fonts].flatMap((face) => (are.includes(face.status) ? (nameOf(face) ?? []) : []))
  const loaded = facesThat('loaded')
  const late = facesThat('loading', 'error').filter((face) => !loaded.includes(face))
  if (late.length > 0) document.documentElement.dataset['late'] = [...new Set([...lateWords(), ...late])].join(' ')
}

/** Fetches the typefaces that were too late, for the next screen. Those that cannot be had stay out of it. */
export function fetchLateFaces(): void {
  for (const face of lateWords().filter(isFace)) {
    document.fonts.load(fontOf(face), LETTERS).catch(() => lost.add(face))
  }
}

/**
 * Draws with the typefaces that came after the page was drawn, now that nothing is under the reader's eyes: the screen is
 * a new one, or out of sight, or they have changed how it looks.
 */
export function drawLateFaces(): void {
  const late = lateWords()
  const missing = late.filter((word) => isFace(word) && !document.fonts.check(fontOf(word), LETTERS))
  if (missing.length === 0) delete document.documentElement.dataset['late']
  else if (missing.every((face) => lost.has(face))) {
    document.documentElement.dataset['late'] = late.filter((word) => !isFace(word) || missing.includes(word)).join(' ')
  }
}

/** Their names begin with a capital; the other word says what labels are drawn with meanwhile. */
function isFace(word: string): boolean {
  return /^[A-Z]/.test(word)
}

function lateWords(): string[] {
  return document.documentElement.dataset['late']?.split(' ').filter((word) => word !== '') ?? []
}

/** The word for a face in `data-late`: that of its family, but for the italic, which comes apart from that. */
function nameOf({ family, style }: FontFace): string | undefined {
  return style === 'italic' ? 'Italic' : /Waraq (\w+)/.exec(family)?.[1]
}

/** As CSS writes a font. Beside an Arabic text, Literata is a family of its own. */
function fontOf(face: string): string {
  return face === 'Italic' ? `italic ${fontOf('Literata')}` : `1em "Waraq ${face}", "Waraq ${face} Small"`
}
