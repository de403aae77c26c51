/** By their names. Those without a value are left out. */
type Attributes = Record<string, string | number | undefined>

/**
 * An element as text that is well-formed both as HTML and as XML.
 *
 * @param content markup; absent for an element that is empty and stays so, such as `<br/>`
 */
export function element(name: string, attributes: Attributes, content?: string | readonly string[]): string {
  const tag = name + attributesAsMarkup(attributes)
  if (content === undefined) return `<${tag}/>`
  return `<${tag}>${typeof content === 'string' ? content : content.join('')}</${name}>`
}

/** What stands behind the name of an element in its tag: each attribute with a space before it. */
export function attributesAsMarkup(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeMarkup(String(value))}"`))
    .join('')
}

/**
 * A text as the content of an element or of an attribute in double quotes. The two characters that XML has no way to
 * write (U+FFFE and U+FFFF, which are no letters) are left out.
 */
export function escapeMarkup(text: string): string {
  return text.replace(/[&"<>\uFFFE\uFFFF]/g, (character) => ESCAPED[character] ?? '')
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
