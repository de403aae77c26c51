/**
 * What ids, links and images of format 1 may look like. Apart from the schema, so that the app's door, which may
 * not cost kilobytes, keeps the very same rules. None has a flag: the published JSON Schema could not say it.
 */

/** Ids of articles and blocks end up in addresses and in `id` attributes. */
export const ID_PATTERN = /^[a-z0-9](?:[a-z0-9-]{0,94}[a-z0-9])?$/
/** A BCP 47 language tag, as far as the app uses them: `ar`, `en-GB`, `zh-Hant`, `ar-Latn`. */
export const LANGUAGE_PATTERN = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/
/** A date, a date with a time, or either with an offset where the source states one. */
export const DATE_PATTERN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/
/** Where a link may lead: an ordinary address, mail, a note of this article or another article. */
export const LINK_PATTERN =
  /^(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?|[Mm][Aa][Ii][Ll][Tt][Oo]:\S+|#[a-z0-9-]+)$/
/** An image lies in the folder of its article or below it: a relative path without `..`, never an address. */
export const IMAGE_PATTERN =
  /^(?!.*(?:^|\/)\.)[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*\.(?:svg|png|jpe?g|webp|avif|gif)$/
/** A web address: of a publisher or a source. A name before the host (`https://bank@evil`) only ever misleads. */
export const WEB_PATTERN = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?$/
