/** What `subset-font`, which comes without types, is used for here. */
declare module 'subset-font' {
  export default function subsetFont(
    original: Uint8Array,
    characters: string | undefined,
    options:
      | {
          targetFormat: 'woff2'
          noHinting: boolean
          keepFeatures: readonly string[]
          variationAxes?: Record<string, { min: number; max: number }>
        }
      /** The whole font, uncompressed; of one weight, if that is said. */
      | { targetFormat: 'truetype'; keepAllGlyphs: true; variationAxes?: { wght: number } },
  ): Promise<Uint8Array>
}
