// @vitest-environment node
import { resolve } from 'node:path'
import stylelint from 'stylelint'
import { describe, expect, test } from 'vitest'

// The first one waits until the linter is loaded, which takes a while on a busy machine.

async function rulesBroken(css: string, file = 'src/features/reader/Any.module.css'): Promise<string[]> {
  const { results } = await stylelint.lint({ code: css, codeFilename: resolve(file) })
  return results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule))
}

describe('the style linter', () => {
  test.each([
    ['a left margin', 'p { margin-left: 1rem }', 'property-layout-mappings'],
    ['a height', 'p { height: 1rem }', 'property-layout-mappings'],
    ['text set to the right', 'p { text-align: right }', 'value-keyword-layout-mappings'],
    ['a float to the left', 'p { float: left }', 'value-keyword-layout-mappings'],
    ['a part of the width of the window', 'p { inline-size: 50vw }', 'unit-layout-mappings'],
    ['four sides in one breath', 'p { inset: 0 1px 2px 3px }', 'declaration-property-max-values'],
    ['a move to the right', 'p { transform: translateX(1rem) }', 'declaration-property-value-disallowed-list'],
    [
      'a shade to the left',
      'p { background: linear-gradient(to left, black, white) }',
      'declaration-property-value-disallowed-list',
    ],
    ['direction', 'p { direction: rtl }', 'property-disallowed-list'],
    ['a stroke', 'p { -webkit-text-stroke: 1px }', 'property-disallowed-list'],
    ['spaced Arabic', 'p { letter-spacing: 0.1em }', 'rule-selector-property-disallowed-list'],
    [
      'see-through text',
      'p { color: color-mix(in oklab, currentcolor, transparent) }',
      'declaration-property-value-disallowed-list',
    ],
    ['dots under letters', 'a { text-decoration-style: dotted }', 'declaration-property-value-disallowed-list'],
    ['a colour by number', 'p { color: #333 }', 'color-no-hex'],
    ['a colour by name', 'p { color: red }', 'color-named'],
    ['a colour by function', 'p { color: oklch(50% 0.1 90) }', 'function-disallowed-list'],
    ['a token that nobody made', 'p { color: var(--no-such-token) }', 'no-unknown-custom-properties'],
    ['shouting', 'p { gap: 0 !important }', 'declaration-no-important'],
    [
      'shouting with the linter silenced and no reason',
      'p { gap: 0 !important /* stylelint-disable-line declaration-no-important */ }',
      '--report-descriptionless-disables',
    ],
  ])('stops %s', async (_, css, rule) => {
    expect(await rulesBroken(css)).toContain(rule)
  })

  test.each([
    ['start and end', 'p { margin-inline-start: 1rem; text-align: start; inline-size: 50vi; inset: 0 }'],
    ['spaced English', 'p:lang(en) { letter-spacing: 0.1em }'],
    ['a property of the same file', 'p { --gap: 1rem; gap: var(--gap) }'],
    ['a mirrored arrow', 'svg:dir(rtl) { transform: scaleX(-1) }'],
    [
      'a good reason',
      'p { gap: 0 !important /* stylelint-disable-line declaration-no-important -- beats the style of the browser */ }',
    ],
  ])('lets pass %s', async (_, css) => {
    expect(await rulesBroken(css)).toEqual([])
  })

  test('lets the tokens name colours', async () => {
    const css = ':root { --paper: light-dark(oklch(98% 0.01 90), oklch(20% 0.01 90)) }'
    expect(await rulesBroken(css, 'src/ui/styles/tokens.css')).toEqual([])
  })
})
