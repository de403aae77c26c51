// @vitest-environment node
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ensureChromium, findChromium } from '#build/chromium.js'

// A machine that has nothing but what a test puts on it.
let machine: string

beforeEach(async () => {
  machine = await mkdtemp(join(tmpdir(), 'waraq-machine-'))
  vi.stubEnv('PATH', machine)
  vi.stubEnv('CHROMIUM', '')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(machine, { recursive: true, force: true })
})

async function put(name: string, script: string): Promise<string> {
  const path = join(machine, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

const silence = () => {}

describe.skipIf(process.platform !== 'linux')('a Chromium for the browser tests', () => {
  test('is the one that CHROMIUM names', async () => {
    const path = await put('my-browser', 'exit 0')
    await put('chromium', 'exit 0')
    vi.stubEnv('CHROMIUM', path)
    expect(await ensureChromium(silence)).toEqual({ ok: true, path })
  })

  test('is found by the names that systems give it', async () => {
    const path = await put('google-chrome', 'exit 0')
    expect(findChromium()).toBe(path)
  })

  test('is not taken if it does not start', async () => {
    const path = await put('chromium-browser', 'exit 1')
    const chromium = await ensureChromium(silence)
    expect(chromium).toEqual({ ok: false, problem: expect.stringContaining(`${path} does not start`) })
  })

  test('is installed where there is none', async () => {
    await put('sudo', 'shift; exec "$@"')
    await put('apt-get', `[ "$1" = install ] || exit 0\n/bin/cp "$0" ${join(machine, 'chromium')}`)
    const told: string[] = []
    const chromium = await ensureChromium((line) => told.push(line))
    expect(chromium).toEqual({ ok: true, path: join(machine, 'chromium') })
    expect(told).toHaveLength(1)
  })

  test('is missed with the reason if it cannot be installed', async () => {
    await put('sudo', 'shift; exec "$@"')
    await put('apt-get', '[ "$1" = --version ] && exit 0\necho "Unable to locate package" >&2\nexit 100')
    const chromium = await ensureChromium(silence)
    expect(chromium).toEqual({ ok: false, problem: expect.stringContaining('Unable to locate package') })
  })

  test('is asked for where nothing can be installed', async () => {
    expect(await ensureChromium(silence)).toEqual({ ok: false, problem: expect.stringContaining('set CHROMIUM') })
  })
})
