export type Decoded =
  | {
      ok: true
      text: string
      /** The name that the Encoding Standard has for it, such as `utf-8` and `windows-1256`. */
      encoding: string
      /** Characters that were broken in the file and stand as U+FFFD in the text. */
      broken: number
    }
  | { ok: false; problem: 'binary' }

/**
 * Turns the bytes of a text file or of a page into its text, without byte order mark. A mark decides; then UTF-8 if the
 * bytes are UTF-8, or nearly so, whatever is said of them; then UTF-16 without a mark; then the encoding that is stated,
 * unless the bytes read as Arabic words and it has no Arabic; then whichever of windows-1256 and ISO 8859-6 reads as
 * Arabic words, else windows-1252. Images, archives, PDF and the like are refused. Linear in the number of bytes.
 *
 * @param stated the encoding that the sender named, as in a `Content-Type`; a page's own declaration comes after it
 */
export function decodeText(bytes: Uint8Array, stated?: string): Decoded {
  const encoding = encodingOf(bytes, stated)
  const text = decode(bytes, encoding)
  if (isBinary(text)) return { ok: false, problem: 'binary' }
  return { ok: true, text, encoding, broken: count(text, /\uFFFD+/g) }
}

function encodingOf(bytes: Uint8Array, stated: string | undefined): string {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const wide = unmarkedUtf16(bytes)
  if (wide !== undefined) return wide
  if (isNearlyUtf8(decode(bytes, 'utf-8'))) return 'utf-8'
  const declared = [stated, declaredEncoding(bytes)].map(knownEncoding).find((name) => name !== undefined)
  // UTF-8 it is not, and UTF-16 would have been seen.
  const isUnicode = declared === undefined || declared.startsWith('utf-')
  if (!isUnicode && !WITHOUT_ARABIC.test(declared)) return declared
  const arabic = arabicEncoding(bytes)
  return arabic ?? (isUnicode ? 'windows-1252' : declared)
}

/** What editors declare when they declare nothing. */
const WITHOUT_ARABIC = /^(?:windows-125[024]|iso-8859-(?:1|2|3|4|9|10|13|14|15|16)|macintosh)$/

/** What a page or an XML file says of itself in its beginning, https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = decode(bytes.subarray(0, 4096), 'windows-1252')
  return (
    /<meta\s[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml\s[^>]{0,200}encoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1]
  )
}

/** The Encoding Standard's name for a label, if it knows it. */
function knownEncoding(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return undefined
  }
}

/** The two share half of their letters; the article «ال» tells them apart, for its second letter is not among these. */
function arabicEncoding(bytes: Uint8Array): string | undefined {
  const readings = ['windows-1256', 'iso-8859-6'].map((encoding) => {
    const text = decode(bytes, encoding)
    return { encoding, isArabic: readsAsArabic(text), articles: text.split('ال').length }
  })
  const [best] = readings.filter(({ isArabic }) => isArabic).toSorted((one, other) => other.articles - one.articles)
  return best?.encoding
}

/**
 * In UTF-16 every second byte of Arabic and Latin text is 06 or 00, and spaces and line ends make some of them 00;
 * in no other encoding of text is there a zero.
 */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096)
  if (!sample.includes(0)) return undefined
  const high = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0x00 || byte === 0x06) high[index % 2] = (high[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = high.map((times) => times / (sample.length / 2))
  if (odd > 0.8 && even < 0.3) return 'utf-16le'
  if (even > 0.8 && odd < 0.3) return 'utf-16be'
  return undefined
}

/** One bad byte in a long text is damage, not another encoding: other encodings are bad at nearly every letter. */
function isNearlyUtf8(text: string): boolean {
  const broken = count(text, /\uFFFD+/g)
  return broken === 0 || broken * 20 < count(text, /[\u0080-\uFFFC]+/g)
}

/**
 * windows-1256 keeps the accented letters of French, so French and Arabic bytes differ by their company: Arabic letters
 * stand together in words, accents stand alone between Latin letters.
 */
function readsAsArabic(text: string): boolean {
  const inWords = (text.match(/[\u0621-\u0652]{2,}/g) ?? []).reduce((sum, word) => sum + word.length, 0)
  return inWords * 2 > count(text, /[\u0080-\uFFFF]+/g)
}

/** PDF, ZIP (Word, EPUB), RTF, GIF. */
const SIGNATURES = ['%PDF-', 'PK\u0003\u0004', '{\\rtf', 'GIF8']

/** A zero, or more than one in a hundred of the other controls that no text has. */
function isBinary(text: string): boolean {
  if (text.includes('\0') || SIGNATURES.some((signature) => text.startsWith(signature))) return true
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return count(text, /[\u0001-\u0008\u000E-\u0019\u001B-\u001F\uFFFF]+/g) * 100 > text.length
}

/** How many code units are of a class: the difference is far quicker than a list of millions of matches. */
function count(text: string, pattern: RegExp): number {
  return text.length - text.replace(pattern, '').length
}

/** Every browser and Node have it; the language's own library of types, which is all that `core` sees, does not. */
declare const TextDecoder: new (encoding: string) => { encoding: string; decode(bytes: Uint8Array): string }

function decode(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding !== 'windows-1252') return text
  // Node 20 reads windows-1252 as Latin-1, where the bytes 80 to 9F are controls.
  return text.replace(/[\u0080-\u009F]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control)
}

/** What the bytes 80 to 9F mean, https://encoding.spec.whatwg.org/index-windows-1252.txt */
export const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
