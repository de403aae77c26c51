// @vitest-environment node
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardsOf } from '#build/drawCards.ts'
import { article, englishArticle } from '../support/builders.ts'

/** The project with a cache of its own. */
let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'waraq-cards-'))
  await mkdir(join(root, 'node_modules'))
  await symlink(resolve('node_modules/@fontsource-variable'), join(root, 'node_modules/@fontsource-variable'))
  for (const file of [
    'src/build/drawCards.ts',
    'src/build/joinFonts.ts',
    'src/core/publishing/card.ts',
    'package-lock.json',
  ]) {
    await cp(resolve(file), join(root, file))
  }
})
afterAll(() => rm(root, { recursive: true }))

const draw = async (of: ReturnType<typeof article>) => {
  const { cards, files } = await cardsOf([of], root)
  const file = cards.get(of.id)?.file ?? ''
  return { file, picture: (await files.get(file)?.content()) ?? new Uint8Array() }
}

/** How dark each part of a picture is: ink, from 0 to 1. */
async function inkIn(picture: Uint8Array, left: number, top: number, width: number, height: number): Promise<number> {
  const { data } = await sharp(picture)
    .extract({ left, top, width, height })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.filter((grey) => grey < 100).length / data.length
}

describe('cards', () => {
  test('are pictures of the size that networks ask for, and light', async () => {
    const { file, picture } = await draw(article())
    expect(file).toMatch(/^cards\/maqala\.[0-9a-f]{10}\.png$/)
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(picture.length).toBeLessThan(40_000)
  })

  test('have the title on the side where it begins', async () => {
    const [arabic, english] = [await draw(article({ title: 'ورق' })), await draw(englishArticle({ title: 'Paper' }))]
    expect(await inkIn(arabic.picture, 800, 140, 320, 340)).toBeGreaterThan(0.02)
    expect(await inkIn(arabic.picture, 80, 140, 320, 340)).toBe(0)
    expect(await inkIn(english.picture, 80, 140, 320, 340)).toBeGreaterThan(0.02)
    expect(await inkIn(english.picture, 800, 140, 320, 340)).toBe(0)
  })

  test('join their letters', async () => {
    // Letters that a joiner keeps apart take more room than the same letters joined.
    const width = async (title: string) => {
      const { picture } = await draw(article({ title }))
      const place = await sharp(picture).extract({ left: 90, top: 140, width: 1026, height: 340 }).png().toBuffer()
      return (await sharp(place).trim({ threshold: 60 }).toBuffer({ resolveWithObject: true })).info.width
    }
    expect(await width('بببب')).toBeLessThan((await width('ب\u200Cب\u200Cب\u200Cب')) * 0.75)
  })

  test('have another address when something on them changes, and are drawn once', async () => {
    const first = await draw(article())
    expect((await draw(article({ title: 'عنوان آخر' }))).file).not.toBe(first.file)
    const drawnBefore = Uint8Array.of(1, 2, 3)
    await writeFile(join(root, 'node_modules/.cache/waraq/cards', first.file), drawnBefore)
    const again = await draw(article({ updated: '2026-01-01' }))
    expect({ ...again, picture: [...again.picture] }).toEqual({ file: first.file, picture: [...drawnBefore] })
  })

  test('are not drawn with letters that the faces lack', async () => {
    expect((await cardsOf([article({ title: 'Чтение' })], root)).cards.size).toBe(0)
  })
})
