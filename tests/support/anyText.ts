import fc from 'fast-check'

/**
 * Any text, from all of Unicode. fast-check has the same as `fc.string({ unit: 'binary' })`, which takes seconds to make
 * its table of characters.
 */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }), fc.nat({ max: 0x7f })),
  )
  .map((points) => String.fromCodePoint(...points))
