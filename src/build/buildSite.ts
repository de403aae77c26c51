import { resolve } from 'node:path'
import { createBuilder } from 'vite'
import { readContent } from './content.ts'
import { forgetBuild, inputsHash, rememberBuild } from './freshness.ts'
import { SiteProblem, siteOptions } from './options.ts'
import { notesOn } from './published.ts'

const root = resolve(import.meta.dirname, '../..')

/**
 * `npm run build`: writes `dist`.
 *
 * @returns the exit code; 1 if something in the articles or the settings is for the publisher to mend
 */
export async function run(): Promise<number> {
  let notes: string[]
  try {
    // Before anything is built, so that a fault in an article is not buried in what a bundler says.
    const options = siteOptions(process.env, root)
    const { articles } = await readContent(options.content)
    notes = notesOn(articles.values(), options)
  } catch (error) {
    if (!(error instanceof SiteProblem)) throw error
    console.error(error.message)
    return 1
  }
  // What changes while it is being built is not in it.
  const inputs = await inputsHash(root)
  await forgetBuild(root)
  // Vite has loaded this very module as a development server does, and would build in that spirit.
  process.env['NODE_ENV'] = 'production'
  const builder = await createBuilder({ root, logLevel: 'warn' }, null)
  await builder.buildApp()
  await rememberBuild(root, inputs)
  for (const note of notes) console.error(note)
  return 0
}
