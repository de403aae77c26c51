/** For a page that could not even fetch its messages: in both languages, because no language is to be had. */
export const fatal = [
  { lang: 'ar', dir: 'rtl', text: 'تعذّر تحميل التطبيق. تحقّق من الشبكة ثم', action: 'حاول مجددًا' },
  { lang: 'en', dir: 'ltr', text: 'The app could not be loaded. Check the network, then', action: 'try again' },
] as const
