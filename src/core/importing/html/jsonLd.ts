import { isRecord } from '#core/isRecord.ts'
import type { HtmlElement } from './tree.ts'
import { attribute, descendants, ownText } from './query.ts'

/** An object of a page's JSON-LD: nothing is known of it but that it is one. */
export type JsonObject = Record<string, unknown>

/** Pages have a handful; a page with more is not describing an article. */
const MAX_OBJECTS = 2000
const MAX_DEPTH = 12

/**
 * All objects in the JSON-LD of a page, in order, nested ones behind those that hold them. What is not JSON is passed
 * over.
 */
export function jsonLdObjects(page: HtmlElement): JsonObject[] {
  const objects: JsonObject[] = []
  for (const script of descendants(page)) {
    if (script.name !== 'script' || !/ld\+json/i.test(attribute(script, 'type'))) continue
    collect(parsed(ownText(script)), objects, 0)
  }
  return objects
}

/** The article that a page says it is. */
export function articleObject(objects: JsonObject[]): JsonObject | undefined {
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE.test(type)))
  return (
    articles.find(({ headline, articleBody }) => headline !== undefined || articleBody !== undefined) ?? articles[0]
  )
}

/** The texts of a value: of a text, a list, or objects that have a name. `@id` is followed. */
export function namesIn(value: unknown, objects: JsonObject[], depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (depth > 3) return []
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((entry) => namesIn(entry, objects, depth + 1))
  const object = resolved(value, objects)
  return object === undefined ? [] : namesIn(object['name'], objects, depth + 1)
}

/** An object, or the one that it refers to by `@id`. */
export function resolved(value: unknown, objects: JsonObject[]): JsonObject | undefined {
  if (!isRecord(value)) return undefined
  if (value['name'] !== undefined || typeof value['@id'] !== 'string') return value
  return objects.find((object) => object['@id'] === value['@id'] && object['name'] !== undefined) ?? value
}

export function typesOf({ '@type': type }: JsonObject): string[] {
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
}

/** https://schema.org/Article and what is one. */
const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$/

function parsed(text: string): unknown {
  // Editors wrap it in comments, and break lines within texts.
  const json = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    // oxlint-disable-next-line no-control-regex -- they are what is wrong with it
    .replace(/[\u0000-\u001F]+/g, ' ')
    .trim()
    .replace(/;$/, '')
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function collect(value: unknown, objects: JsonObject[], depth: number): void {
  if (depth > MAX_DEPTH || objects.length >= MAX_OBJECTS) return
  if (Array.isArray(value)) for (const entry of value) collect(entry, objects, depth + 1)
  else if (isRecord(value)) {
    objects.push(value)
    for (const entry of Object.values(value)) if (typeof entry === 'object') collect(entry, objects, depth + 1)
  }
}
