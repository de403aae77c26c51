import { articleJsonSchema } from '#core/publishing/jsonSchema.ts'
import { manifestFile, manifestOf } from '#core/publishing/manifest.ts'
import { files as addresses } from '#core/paths.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readContent, type Content } from './content.ts'
import type { SiteOptions } from './options.ts'

/**
 * All that is published beside the app itself, by address relative to the base path: articles, images, catalogue,
 * manifests and the schema.
 *
 * @throws {SiteProblem} as `readContent`
 */
export async function publishedFiles(options: SiteOptions, publicFolder: string): Promise<Content['files']> {
  const { files } = await readContent(options.content)
  const screenshots = await screenshotsIn(publicFolder)
  const text = (content: string) => new TextEncoder().encode(content)
  return new Map([
    ...files,
    ...(['ar', 'en'] as const).map((language): [string, Uint8Array] => [
      manifestFile(language),
      text(
        manifestOf(
          language,
          options.base,
          screenshots.filter(({ file }) => file.endsWith(`.${language}.png`)),
        ),
      ),
    ]),
    [addresses.schema, text(articleJsonSchema())],
  ])
}

/** The pictures that a browser shows before it installs the app, and their sizes. */
async function screenshotsIn(publicFolder: string) {
  const names = (await readdir(join(publicFolder, 'screenshots')).catch(() => [])).filter((name) =>
    name.endsWith('.png'),
  )
  return Promise.all(
    names.toSorted().map(async (name) => {
      const file = `screenshots/${name}`
      const png = await readFile(join(publicFolder, file))
      // A PNG begins with a signature of 8 bytes and the chunk IHDR, whose first two numbers are width and height.
      return { file, width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
    }),
  )
}
