import { parseArgs } from 'node:util'
import { ID_PATTERN, LANGUAGE_PATTERN } from '#core/article/patterns.ts'
import type { ImportOptions } from '#core/importing/plainText.ts'
import { FORMATS, type Format } from './formats.ts'

/** What `npm run add` was asked to do. */
export interface Asked {
  /** Files and folders; `-` is standard input. */
  files: string[]
  stdout: boolean
  help: boolean
  repair: boolean
  format?: Format
  /** The address that a page or a text came from. */
  url?: string
  options: ImportOptions
}

export const HELP = `Usage: npm run add -- [options] FILE…

Makes articles of files and puts them into the bundled articles. "-" reads standard input, a folder is read with all
folders in it. What was imported before is updated in place.

  --stdout         print the article JSON (a list, if there are several) and write nothing
  --lang TAG       the language of the text, such as ar or en-GB, instead of the guess
  --format FORMAT  ${FORMATS.join(', ')}, instead of the guess
  --title TITLE    the title, for a text that has none (one file)
  --id ID          the id of the article, a-z 0-9 and - (one file)
  --url ADDRESS    where a saved page or a text came from, for its links (one file)
  --no-repair      leave the text as it is: no repair of letters, spaces and wrong encodings
  --help           this
`

/** Reads the arguments; `problem` is the sentence for the terminal where they make no sense. */
export function readArguments(args: string[]): { asked: Asked; problem?: string } {
  const nothing: Asked = { files: [], stdout: false, help: false, repair: true, options: {} }
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        stdout: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'no-repair': { type: 'boolean' },
        lang: { type: 'string' },
        format: { type: 'string' },
        title: { type: 'string' },
        id: { type: 'string' },
        url: { type: 'string' },
      },
    })
    const { lang, title, id, url } = values
    const format = FORMATS.find((known) => known === values.format)
    const asked: Asked = {
      files: positionals,
      stdout: values.stdout === true,
      help: values.help === true,
      repair: values['no-repair'] !== true,
      ...(format !== undefined && { format }),
      ...(url !== undefined && { url }),
      options: {
        ...(lang !== undefined && { lang }),
        ...(title !== undefined && { title }),
        ...(id !== undefined && { id }),
      },
    }
    const problem = asked.help ? undefined : problemOf(asked, values.format)
    return problem === undefined ? { asked } : { asked, problem }
  } catch (error) {
    // The parser's own sentence names the option that it does not know.
    return { asked: nothing, problem: error instanceof Error ? error.message : String(error) }
  }
}

function problemOf(
  { files, url, options: { lang, title, id } }: Asked,
  format: string | undefined,
): string | undefined {
  if (files.length === 0) return 'No file was named. npm run add -- --help says how.'
  if (format !== undefined && !FORMATS.some((known) => known === format)) {
    return `--format ${format}: is not a format that can be imported; there are ${FORMATS.slice(0, -1).join(', ')} and ${FORMATS.at(-1)}.`
  }
  if (lang !== undefined && !LANGUAGE_PATTERN.test(lang))
    return `--lang ${lang}: is not a language tag such as ar or en-GB.`
  if (id !== undefined && !ID_PATTERN.test(id)) return `--id ${id}: must be a-z, 0-9 and - only.`
  if (title !== undefined && title.trim() === '') return '--title: is empty.'
  if (url !== undefined && !/^https?:\/\/[^\s/]+/.test(url)) return `--url ${url}: is not an http(s) address.`
  if (files.length > 1 && (id ?? title ?? url) !== undefined) return '--id, --title and --url go with one file only.'
  return undefined
}
