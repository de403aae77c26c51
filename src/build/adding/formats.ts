import path from 'node:path'

/** What can be imported. */
export const FORMATS = ['text', 'markdown', 'html', 'feed', 'json'] as const
export type Format = (typeof FORMATS)[number]

const BY_ENDING: Readonly<Record<string, Format>> = {
  ...ofEndings('text', 'txt text'),
  ...ofEndings('markdown', 'md markdown mdown mkd mdx'),
  ...ofEndings('html', 'html htm xhtml shtml'),
  ...ofEndings('feed', 'xml rss atom rdf'),
  ...ofEndings('json', 'json'),
}

/** The format that a file's name says, if it says one. Files in a folder that say none are passed over. */
export function formatOfName(file: string): Format | undefined {
  return BY_ENDING[path.extname(file).slice(1).toLowerCase()]
}

export function isImageName(file: string): boolean {
  return /\.(?:png|jpe?g|webp|avif|gif|svg|tiff?|bmp|ico|heic)$/i.test(file)
}

/** The format of a file: what it begins with, where that leaves no doubt, else what its name says, else text. */
export function formatOf(file: string, text: string): Format {
  const named = formatOfName(file)
  const start = text
    .slice(0, 4000)
    .replace(/^[\s\uFEFF]+/, '')
    .replace(/^(?:<\?xml[^>]*\?>|<!--[^]*?-->|\s)+/, '')
  if (/^<(?:rss|feed|rdf:RDF|atom:feed|[a-z]+:feed)[\s>]/i.test(start)) return 'feed'
  if (named === 'text' || named === 'feed' || named === undefined) {
    if (/^<(?:!doctype html|html|head|body)[\s>]/i.test(start)) return 'html'
    if (/^\{\s*"/.test(start)) return 'json'
  }
  // A text with front matter is Markdown, whatever it is called.
  if (named === undefined && /^(?:---|\+\+\+)\r?\n[\w"-]+\s*[:=]/.test(start)) return 'markdown'
  return named ?? 'text'
}

function ofEndings(format: Format, endings: string): Record<string, Format> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, format]))
}
