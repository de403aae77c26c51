import { resolve } from 'node:path'
import { createBuilder } from 'vite'
import { ContentProblem } from './content.ts'
import { forgetBuild, inputsHash, rememberBuild } from './freshness.ts'

const root = resolve(import.meta.dirname, '../..')

/**
 * `npm run build`: writes `dist`.
 *
 * @returns the exit code
 */
export async function run(): Promise<number> {
  // Taken before: what changes while it is being built is not in it.
  const inputs = await inputsHash(root)
  await forgetBuild(root)
  // Loading this module has told Vite that it is a development server.
  process.env['NODE_ENV'] = 'production'
  try {
    const builder = await createBuilder({ root, logLevel: 'warn' }, null)
    await builder.buildApp()
  } catch (error) {
    if (!(error instanceof ContentProblem)) throw error
    console.error(error.message)
    return 1
  }
  await rememberBuild(root, inputs)
  return 0
}
