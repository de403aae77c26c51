import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { joinFonts } from './joinFonts.ts'

/** From the root of the project, where npm starts every script. */
const styleSheet = 'src/ui/styles/fonts.css'
const fontFolder = 'src/ui/fonts'

/**
 * Cuts the fonts that the app ships: each file in src/ui/fonts holds exactly the characters and weights which its
 * `@font-face` in fonts.css promises, so the style sheet is the only place where either is written down. Prints the
 * bytes of each file.
 * @returns the exit code: 1 when the style sheet and the list of originals below do not name the same files; then
 * nothing is written.
 */
export async function run(): Promise<number> {
  const faces = facesOf(await readFile(styleSheet, 'utf8'))
  const problems = [
    ...[...faces.keys()].filter((name) => !originals[name]).map((name) => `cutFonts.ts names no original of ${name}`),
    ...Object.keys(originals)
      .filter((name) => !faces.has(name))
      .map((name) => `fonts.css has no face for ${name}`),
  ]
  if (problems.length > 0) {
    for (const problem of problems) console.error(problem)
    return 1
  }

  let total = 0
  for (const [name, pieces] of Object.entries(originals)) {
    const face = faces.get(name)
    if (!face) continue
    const [first, second] = await Promise.all(pieces.map((piece) => readFile(`node_modules/${piece}`)))
    if (!first) continue
    const font = await cut(second ? await joined(first, second) : first, face)
    await writeFile(`${fontFolder}/${name}.woff2`, font)
    total += font.length
    console.log(`${name.padEnd(24)}${bytes(font.length)}`)
  }
  console.log(`${'total'.padEnd(24)}${bytes(total)}`)
  return 0
}

/**
 * The packages (all under the SIL Open Font License) keep each family in pieces by script. An Arabic piece has no digits
 * 0-9, quotation marks nor brackets: where two pieces stand here, a file is cut from both together.
 */
const originals: Record<string, [string] | [arabic: string, points: string]> = {
  naskh: [variable('noto-naskh-arabic', 'arabic-wght-normal'), variable('noto-naskh-arabic', 'latin-wght-normal')],
  'naskh-signs': [variable('noto-naskh-arabic', 'arabic-wght-normal')],
  literata: [variable('literata', 'latin-wght-normal')],
  'literata-more': [variable('literata', 'latin-ext-wght-normal')],
  'literata-italic': [variable('literata', 'latin-wght-italic')],
  'literata-italic-more': [variable('literata', 'latin-ext-wght-italic')],
  'amiri-400': [fixed('amiri', 'arabic-400-normal'), fixed('amiri', 'latin-400-normal')],
  'amiri-700': [fixed('amiri', 'arabic-700-normal'), fixed('amiri', 'latin-700-normal')],
  'plex-400': [fixed('ibm-plex-sans-arabic', 'arabic-400-normal'), fixed('ibm-plex-sans-arabic', 'latin-400-normal')],
  'plex-600': [fixed('ibm-plex-sans-arabic', 'arabic-600-normal'), fixed('ibm-plex-sans-arabic', 'latin-600-normal')],
  'plex-latin-400': [fixed('ibm-plex-sans-arabic', 'latin-400-normal')],
  'plex-latin-600': [fixed('ibm-plex-sans-arabic', 'latin-600-normal')],
  readex: [variable('readex-pro', 'arabic-wght-normal')],
  'readex-latin': [variable('readex-pro', 'latin-wght-normal')],
}

function variable(family: string, piece: string): string {
  return `@fontsource-variable/${family}/files/${family}-${piece}.woff2`
}

function fixed(family: string, piece: string): string {
  return `@fontsource/${family}/files/${family}-${piece}.woff2`
}

/** What the style sheet promises of one file. `weights` is absent when the file has a single weight. */
type Face = { characters: string; weights?: { min: number; max: number } }

/** The faces of a style sheet by the name of their file; those that come from the device (`local()`) have none. */
function facesOf(css: string): Map<string, Face> {
  const faces = new Map<string, Face>()
  for (const [rule] of css.matchAll(/@font-face \{[^}]*\}/g)) {
    const name = /fonts\/([\w-]+)\.woff2/.exec(rule)?.[1]
    if (!name) continue
    const [, min, max] = /font-weight: (\d+) (\d+);/.exec(rule) ?? []
    const characters = (faces.get(name)?.characters ?? '') + charactersOf(rule)
    faces.set(name, { characters, ...(min && max && { weights: { min: Number(min), max: Number(max) } }) })
  }
  return faces
}

/** All characters of a `unicode-range`: `U+0660-0669, U+066B`. */
function charactersOf(rule: string): string {
  let characters = ''
  for (const [, first = '', last = first] of rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)) {
    for (let code = parseInt(first, 16); code <= parseInt(last, 16); code += 1) {
      characters += String.fromCodePoint(code)
    }
  }
  return characters
}

/**
 * Everything that Arabic shaping, kerning and the placing of marks need, and both kinds of digits. What goes are
 * fractions and superscript digits, which no style here asks for: 1.0 to 1.5 kB in each Latin file.
 */
const keepFeatures = [
  ...['init', 'medi', 'fina', 'isol', 'rlig', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'rvrn'],
  ...['mark', 'mkmk', 'curs', 'kern', 'pnum', 'tnum'],
]

/** Hints go too: they serve old Windows screens only, and the sources have few. */
function cut(original: Uint8Array, { characters, weights }: Face): Promise<Uint8Array> {
  return subsetFont(original, characters, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures,
    ...(weights && { variationAxes: { wght: weights } }),
  })
}

/** The cutter tells a format by the signature as text, which only a buffer gives. */
async function joined(first: Uint8Array, second: Uint8Array): Promise<Uint8Array> {
  return Buffer.from(joinFonts(await unpacked(first), await unpacked(second)))
}

function unpacked(original: Uint8Array): Promise<Uint8Array> {
  return subsetFont(original, undefined, { targetFormat: 'truetype', keepAllGlyphs: true })
}

function bytes(count: number): string {
  return `${count.toLocaleString('en')} B`.padStart(10)
}
