/** What `subset-font`, which comes without types, is used for here. */
declare module 'subset-font' {
  export default function subsetFont(
    original: Uint8Array,
    characters: string,
    options: {
      targetFormat: 'woff2'
      noHinting: boolean
      keepFeatures: readonly string[]
      variationAxes?: Record<string, { min: number; max: number }>
    },
  ): Promise<Uint8Array>
}
