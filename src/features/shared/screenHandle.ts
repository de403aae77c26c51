import type { useLanguage } from './useLanguage.tsx'

/** What a screen's route says of it: its title, from its words and its loader's data. */
export interface ScreenHandle<Data = unknown> {
  title: (language: Pick<ReturnType<typeof useLanguage>, 't'>, data: Data) => string
}
