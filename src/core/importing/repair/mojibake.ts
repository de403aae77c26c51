import { WINDOWS_1252 } from '#core/importing/decode.ts'

/**
 * A text whose bytes were read in the wrong encoding on the way, read rightly: UTF-8 that was taken for windows-1252 or
 * Latin-1 («Ø§Ù„Ø³Ù„Ø§Ù…», “donâ€™t”), UTF-8 taken for windows-1256 («ط§ظ„ط³ظ„ط§ظ…»), windows-1256 taken for windows-1252
 * («ÇáÓáÇã»). Only where nearly all of its letters beyond ASCII say so; every other text comes back as it is. Linear.
 */
export function withoutMojibake(text: string): string {
  let read = text
  // It may have happened more than once.
  for (let round = 0; round < 3; round += 1) {
    const again = readOnce(read)
    if (again === read) break
    read = again
  }
  return read
}

function readOnce(text: string): string {
  // Few texts have as much as one such pair; looking for it costs less than trying.
  if (/[\u00C2-\u00F4][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/.test(text)) {
    const read = readAgain(text, BEYOND_ASCII, bytesOf1252)
    if (read !== undefined) return read
  }
  if (/[\u0637\u0638\u0639\u063A\u00E2]./.test(text)) {
    const read = readAgain(text, BEYOND_ASCII, bytesOf1256)
    if (read !== undefined) return read
  }
  return readAsArabic(text) ?? text
}

const BEYOND_ASCII = /[^\0-\u007F]+/g

/** Fewer of them may be what the text is about. */
const LEAST_RUNS = 4
/** How much of a text beyond ASCII must be such runs. A name that was right already may stand among them. */
const SHARE = 0.9

type BytesOf = (run: string) => Uint8Array | undefined

/** Runs of letters that were UTF-8 become what they were, if nearly all are. */
function readAgain(text: string, runs: RegExp, bytesOf: BytesOf): string | undefined {
  let found = 0
  let changed = 0
  let length = 0
  const read = text.replace(runs, (run) => {
    length += run.length
    const bytes = bytesOf(run)
    const decoded = bytes && utf8(bytes)
    if (decoded === undefined) return run
    found += 1
    changed += run.length
    return decoded
  })
  return found >= LEAST_RUNS && changed >= length * SHARE ? read : undefined
}

/** The word for nearly every second word of Arabic is ال, and so are its letters. */
function readAsArabic(text: string): string | undefined {
  const words = text.match(/[A-Za-z]+|[\u00C0-\u00FF]{2,}/g) ?? []
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const high = words.filter((word) => /^[\u00C0-\u00FF]/.test(word)).reduce((sum, word) => sum + word.length, 0)
  if (high < 20 || high < letters * 0.6) return undefined
  const read = text.replace(BEYOND_ASCII, (run) => {
    const bytes = bytesOf1252(run)
    return bytes === undefined ? run : new TextDecoder('windows-1256').decode(bytes)
  })
  const arabic = read.match(/[\u0621-\u064A]/g)?.length ?? 0
  const common = read.match(/[الين]/g)?.length ?? 0
  return arabic >= high * SHARE && common >= arabic * 0.25 ? read : undefined
}

/** Every browser and Node have it; the language's own library of types, which is all that `core` sees, does not. */
declare const TextDecoder: new (encoding: string) => { decode(bytes: Uint8Array): string }

function utf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.includes('\uFFFD') ? undefined : text
}

const bytes1252 = new Map([...WINDOWS_1252].map((letter, index) => [letter, 0x80 + index]))
const bytes1256 = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder('windows-1256').decode(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
)

/** Latin-1 keeps the bytes 80 to 9F as controls, windows-1252 has letters there. */
function bytesOf1252(run: string): Uint8Array | undefined {
  return bytesBy(run, (letter) => bytes1252.get(letter) ?? (letter <= '\u00FF' ? letter.charCodeAt(0) : undefined))
}

function bytesOf1256(run: string): Uint8Array | undefined {
  return bytesBy(run, (letter) => bytes1256.get(letter))
}

function bytesBy(run: string, byteOf: (letter: string) => number | undefined): Uint8Array | undefined {
  const bytes = new Uint8Array(run.length)
  for (let index = 0; index < run.length; index += 1) {
    const byte = byteOf(run[index] ?? '')
    if (byte === undefined) return undefined
    bytes[index] = byte
  }
  return bytes
}
