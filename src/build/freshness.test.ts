// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetBuild, inputsHash, isFresh, rememberBuild } from './freshness.ts'

let root: string
const write = async (name: string, content: string) => {
  await mkdir(dirname(join(root, name)), { recursive: true })
  await writeFile(join(root, name), content)
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'project-'))
  for (const name of ['index.html', 'package-lock.json', 'package.json', 'vite.config.ts', 'src/app/main.tsx']) {
    await write(name, name)
  }
  await write('public/articles/maqala.json', '{}')
  await write('dist/sw.js', '')
  await rememberBuild(root, await inputsHash(root))
  return () => rm(root, { recursive: true })
})

describe('isFresh', () => {
  test('says so of what was just built', async () => {
    expect(await isFresh(root)).toBe(true)
  })

  test.each(['src/app/main.tsx', 'src/app/new.tsx', 'public/articles/maqala.json', 'package-lock.json', 'index.html'])(
    'sees a change of %s',
    async (name) => {
      await write(name, 'changed')
      expect(await isFresh(root)).toBe(false)
    },
  )

  test('does not mind tests', async () => {
    await write('src/app/main.test.tsx', 'changed')
    expect(await isFresh(root)).toBe(true)
  })

  test('sees that what was built is gone, or was not finished', async () => {
    await rm(join(root, 'dist'), { recursive: true })
    expect(await isFresh(root)).toBe(false)
    await write('dist/sw.js', '')
    await forgetBuild(root)
    expect(await isFresh(root)).toBe(false)
  })

  test('sees that it was built for another place', async () => {
    expect(await inputsHash(root, { BASE_PATH: '/sub/' })).not.toBe(await inputsHash(root, {}))
  })
})
