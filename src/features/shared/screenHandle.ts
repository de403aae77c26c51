import type { useLanguage } from './useLanguage.tsx'

/** What a screen's route says of it: its title, from its words and its loader's data. */
export interface ScreenHandle<Data = unknown> {
  /** The data are missing where the loader failed: then an error stands in the screen's place. */
  title: (language: Pick<ReturnType<typeof useLanguage>, 't' | 'dir'>, data: Data | undefined) => string
}
