import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { startingType, type Script } from '#core/preferences.ts'
import { propertiesOf } from './typeStyle.ts'

test.each<Script>(['arabic', 'latin'])(
  'the style sheets set %s text by themselves as it is set at the start',
  async (script) => {
    const tokens = await readFile('src/ui/styles/tokens.css', 'utf8')
    for (const [name, value] of Object.entries(propertiesOf(startingType(script)))) {
      expect(tokens).toContain(`--${script}-${name}: ${value};`)
    }
  },
)
