/** The rules for style sheets, for stylelint (`extends` in package.json). Two directions, joined letters, one place for colours. */

const colours = { message: 'Colours come from src/ui/styles/tokens.css by name.' }

export default {
  referenceFiles: ['../ui/styles/tokens.css'],
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  reportUnscopedDisables: true,
  rules: {
    // Start and end, never left and right.
    // overflow-x and overflow-y stay: Safari does not know overflow-inline and overflow-block.
    'property-layout-mappings': ['flow-relative', { ignoreProperties: ['overflow-x', 'overflow-y'] }],
    'value-keyword-layout-mappings': 'flow-relative',
    'unit-layout-mappings': 'flow-relative',
    'declaration-property-max-values': [
      { '/^(inset|margin|padding|border-(color|style|width)|scroll-(margin|padding))$/': 3 },
      { message: 'Four values name a left and a right side: use the -block and -inline properties.' },
    ],
    'declaration-property-value-disallowed-list': [
      {
        '/^(background|mask)/': ['/\\bto (left|right)\\b/'],
        '/-(position|origin)(-x)?$/': ['/\\b(left|right)\\b/'],
        transform: ['/translate(X|3d)?\\(\\s*-?[1-9.]/'],
        translate: ['/^-?[1-9.]/'],
        // Where letters join they overlap, and what is see-through shows the overlap.
        color: ['/transparent|color-mix/'],
        // Under Arabic letters they read as dots of theirs.
        '/^text-decoration/': ['/dotted/'],
      },
      {
        message:
          'A side is start or end (mirror with :dir(rtl) and a custom property); a colour of text is opaque; no line under it is dotted.',
      },
    ],
    'property-disallowed-list': [
      ['direction', '/^(-webkit-)?text-stroke/'],
      { message: 'Direction is said by the dir attribute; a stroke cuts through the joins of Arabic letters.' },
    ],
    'rule-selector-property-disallowed-list': [
      { '/^(?!.*:lang\\(en)/': ['letter-spacing'] },
      { message: 'Spacing tears joined letters apart: letter-spacing only under :lang(en).' },
    ],

    // tokens.css names every colour and every size that two files share; print.css has black ink and white paper.
    'color-no-hex': [true, colours],
    'color-named': ['never', colours],
    'function-disallowed-list': [['/^(rgb|hsl)a?$/', 'hwb', '/^(ok)?(lab|lch)$/', 'color', 'light-dark'], colours],
    'no-unknown-custom-properties': [
      true,
      { message: 'tokens.css has no "%s". If a component sets it, give var() a value for the time without.' },
    ],
    'declaration-no-important': true,

    // Slips of the hand.
    'at-rule-no-unknown': true,
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'custom-property-no-missing-var-function': true,
    'declaration-block-no-duplicate-custom-properties': true,
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-syntaxes'] }],
    'declaration-block-no-shorthand-property-overrides': true,
    'declaration-property-value-no-unknown': [true, { ignoreProperties: { 'text-align': '-webkit-match-parent' } }],
    'function-no-unknown': true,
    'media-feature-name-no-unknown': true,
    'no-duplicate-selectors': true,
    'no-invalid-double-slash-comments': true,
    'no-invalid-position-at-import-rule': true,
    'no-unknown-animations': true,
    'property-no-unknown': true,
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global', 'local'] }],
    'selector-pseudo-element-no-unknown': true,
    'selector-type-no-unknown': true,
    'unit-no-unknown': true,
  },
  overrides: [
    {
      files: ['src/ui/styles/{tokens,print}.css'],
      rules: { 'color-no-hex': null, 'function-disallowed-list': null },
    },
  ],
}
