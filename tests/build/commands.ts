import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Terminal } from '#build/terminal.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

/** Runs a command as the terminal would, with what it printed as the result. */
export async function runCommand(
  run: (args: string[], terminal: Terminal) => Promise<number>,
  args: string[],
  input: Uint8Array = new Uint8Array(),
): Promise<Ran> {
  const printed = { out: '', err: '' }
  const code = await run(args, {
    out: async (text) => void (printed.out += text),
    err: async (text) => void (printed.err += text),
    readInput: async () => input,
  })
  return { code, ...printed }
}

/** An empty folder of articles for one test. */
export async function emptyFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waraq-test-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
