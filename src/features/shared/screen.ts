import type { ComponentType } from 'react'
import type { useLanguage } from './useLanguage.tsx'

/** What the address says of a screen's content. */
export interface ScreenAddress {
  /** Of the article; empty where the screen is not one article's. */
  id: string
  /** What is searched for; empty where nothing is. */
  query: string
}

export interface ScreenProps<Data = unknown> {
  data: Data
  /** Asks the loader again; what is shown stays until it has answered. */
  reload: () => Promise<void>
}

/** What the module of a screen exports. */
export interface ScreenModule<Data = unknown> {
  Component: ComponentType<ScreenProps<Data>>
  title: PageTitle<Data>
  /** What has to be there before the screen is drawn. Rejects with an `ArticleProblem`, or with a fault of ours. */
  loader?: (address: ScreenAddress) => Promise<Data>
}

/** The title of the page. The data are missing where the loader failed: then an error stands in the screen's place. */
export type PageTitle<Data = unknown> = (
  language: Pick<ReturnType<typeof useLanguage>, 't' | 'dir'>,
  data: Data | undefined,
) => string
