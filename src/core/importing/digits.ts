/** A text with Arabic-Indic (U+0660–9) and Persian digits (U+06F0–9) written in ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}
