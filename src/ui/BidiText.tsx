type Props = {
  text: string
  lang?: string | undefined
  /** Left out where it is not known: then the browser finds it out. */
  dir?: 'rtl' | 'ltr' | undefined
}

/**
 * A title, a name, or another text that is not the interface's own, inside a line of the interface. It keeps its own
 * order and leaves that of its neighbours alone (typography R04, R18).
 */
export function BidiText({ text, lang, dir }: Props) {
  return (
    <bdi className="isolated" lang={lang} dir={dir}>
      {text}
    </bdi>
  )
}
