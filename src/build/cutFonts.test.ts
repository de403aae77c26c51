import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const styleSheet = readFileSync('src/ui/styles/fonts.css', 'utf8')
const named = new Set([...styleSheet.matchAll(/url\('\.\.\/fonts\/([^']+)'\)/g)].map(([, file = '']) => file))

describe('the cut fonts', () => {
  test('are exactly the files that the style sheet names', () => {
    const kept = readdirSync('src/ui/fonts').filter((file) => file.endsWith('.woff2'))
    expect(new Set(kept)).toEqual(named)
  })

  test.each([
    ['Arabic', ['naskh.woff2'], 30_000],
    ['English', ['literata.woff2'], 36_000],
  ])('cost the first paragraph of an %s page no more than was agreed', (_, files, budget) => {
    const bytes = files.map((file) => statSync(`src/ui/fonts/${file}`).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget)
  })

  test('travel with their licence', () => {
    const licence = readFileSync('src/ui/fonts/OFL.txt', 'utf8')
    for (const file of named) expect(licence).toContain(`${file.split(/[-.]/)[0]}*.woff2`)
    expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1')
  })
})
