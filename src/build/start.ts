import { resolve } from 'node:path'
import { run as build } from './buildSite.ts'
import { isFresh } from './freshness.ts'
import { startServer } from './serve.ts'

const root = resolve(import.meta.dirname, '../..')

/**
 * `npm start`: builds if what is built is missing or older than its sources, then serves it until it is stopped.
 *
 * @returns the exit code; 0 while the server runs on
 */
export async function run(): Promise<number> {
  const port = Number(process.env['PORT'] ?? 4173)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`PORT must be a number from 0 to 65535, not "${process.env['PORT']}".`)
    return 1
  }
  if (!(await isFresh(root))) {
    console.log('Building …')
    const code = await build()
    if (code !== 0) return code
  }
  try {
    const { address } = await startServer({ dist: resolve(root, 'dist'), port })
    console.log(`Waraq is at ${address}`)
    return 0
  } catch (error) {
    if (!isTaken(error)) throw error
    console.error(`Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`)
    return 1
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
