import styles from './Icon.module.css'

/**
 * The icons, 24 by 24, drawn with the pen of the interface. `flip` says whether an icon shows the direction of reading
 * and so is mirrored under a right-to-left interface (typography R60); every icon answers it.
 */
const icons = {
  back: { flip: true, path: 'm15 5-7 7 7 7' },
  forward: { flip: true, path: 'm9 5 7 7-7 7' },
  library: { flip: true, path: 'M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM9 9h5M9 13h5' },
  search: { flip: false, path: 'M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM16 16l4 4' },
  bookmark: { flip: false, path: 'M7 4h10v16l-5-4-5 4z' },
  settings: {
    flip: false,
    path: 'M4 7h10M18 7h2M4 17h2M10 17h10M18 7a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM10 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  },
  contents: { flip: true, path: 'M5 7h14M5 12h9M5 17h11' },
  share: { flip: false, path: 'M12 15V4m-4 4 4-4 4 4M6 12v7h12v-7' },
  print: { flip: false, path: 'M7 9V4h10v5M7 17H4v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6h-3M7 14h10v6H7z' },
  text: { flip: false, path: 'M3 18 8 6l5 12M4.8 14h6.4M15 18l3-7 3 7M16 16h4' },
  pair: {
    flip: false,
    path: 'M5 5h6v14H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 5ZM13 5h6a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19h-6z',
  },
  keep: { flip: false, path: 'M12 4v10m-4-4 4 4 4-4M5 19h14' },
  kept: { flip: false, path: 'm5 12.5 4.5 4.5L19 7.5' },
  close: { flip: false, path: 'm6 6 12 12M18 6 6 18' },
  up: { flip: false, path: 'M12 20V5m-6 6 6-6 6 6' },
  less: { flip: false, path: 'M6 12h12' },
  more: { flip: false, path: 'M6 12h12M12 6v12' },
} as const

export type IconName = keyof typeof icons

/** A picture beside words or inside a named button; by itself it says nothing. */
export function Icon({ name }: { name: IconName }) {
  const { flip, path } = icons[name]
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" data-flip={flip || undefined}>
      <path d={path} />
    </svg>
  )
}
