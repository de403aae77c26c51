import { resolve } from 'node:path'
import { createBuilder } from 'vite'
import { forgetBuild, inputsHash, rememberBuild } from './freshness.ts'
import { SiteProblem, siteOptions } from './options.ts'
import type { SiteBuild } from './prerenderPlugin.ts'
import { notesOn } from './published.ts'

const root = resolve(import.meta.dirname, '../..')

/**
 * `npm run build`: writes `dist`.
 *
 * @returns the exit code; 1 if something in the articles or the settings is for the publisher to mend
 */
export async function run(): Promise<number> {
  try {
    const options = siteOptions(process.env, root)
    // What changes while it is being built is not in it.
    const inputs = await inputsHash(root)
    // Vite has loaded this very module as a development server does, and would build in that spirit.
    process.env['NODE_ENV'] = 'production'
    const builder = await createBuilder({ root, logLevel: 'warn' }, null)
    const site = builder.config.plugins.find(({ name }) => name === 'waraq:prerender')?.api as SiteBuild
    // Before anything is built, so that a fault in an article is not buried in what a bundler says.
    const { fronts } = await site.content()
    await forgetBuild(root)
    await builder.buildApp()
    await rememberBuild(root, inputs)
    for (const note of notesOn(fronts, options)) console.error(note)
    return 0
  } catch (error) {
    // By its name: the plugin's is another copy of the class.
    if (!(error instanceof Error && error.name === SiteProblem.name)) throw error
    console.error(error.message)
    return 1
  }
}
