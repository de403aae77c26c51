/**
 * An element as text that is well-formed both as HTML and as XML. Attributes without a value are left out.
 *
 * @param content markup; absent for an element that is empty and stays so, such as `<br/>`
 */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  content?: string | readonly string[],
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeMarkup(String(value))}"`,
  )
  const tag = name + written.join('')
  if (content === undefined) return `<${tag}/>`
  return `<${tag}>${typeof content === 'string' ? content : content.join('')}</${name}>`
}

/**
 * A text as the content of an element or of an attribute in double quotes. The two characters that XML has no way to
 * write (U+FFFE and U+FFFF, which are no letters) are left out.
 */
export function escapeMarkup(text: string): string {
  return text.replace(/[&"<>\uFFFE\uFFFF]/g, (character) => ESCAPED[character] ?? '')
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
