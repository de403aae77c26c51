import type { Article, Block } from '#core/article/schema.ts'
import {
  article,
  englishArticle,
  figure,
  heading,
  list,
  note,
  paragraph,
  quote,
  spanOn,
  table,
  verse,
} from '../../support/builders.ts'

const prose =
  'العين لا تقرأ الحروف حرفًا حرفًا، بل تقفز بين الكلمات قفزات قصيرة وتقف بعد كل قفزة لحظة لا نشعر بها. وفي تلك الوقفة ' +
  'ترى أكثر مما نظن: الكلمة التي تقف عندها، وشيئًا من التي تليها، وطول السطر كله. لذلك كان للسطر الطويل ثمن، فالعودة من ' +
  'آخره إلى أول ما بعده قفزة طويلة يضل فيها القارئ كثيرًا، وكان للسطر القصير ثمن غيره، لأن العين لا تكاد تستقر حتى تعود.'
const vowelled =
  'إِذَا كَشَفَ ٱلزَّمَانُ لَكَ ٱلْقِنَاعَا، وَمَدَّ إِلَيْكَ صَرْفُ ٱلدَّهْرِ بَاعَا، فَلَا تَخْشَ ٱلْمَنِيَّةَ وَٱلْتَقِيهَا، وَدَافِعْ مَا ٱسْتَطَعْتَ لَهَا دِفَاعَا، ' +
  'وَلَا تَخْتَرْ فِرَاشًا مِنْ حَرِيرٍ، وَلَا تَبْكِ ٱلْمَنَازِلَ وَٱلْبِقَاعَا، وَحَوْلَكَ نِسْوَةٌ يَنْدُبْنَ حُزْنًا، وَيَهْتِكْنَ ٱلْبَرَاقِعَ وَٱللِّفَاعَا.'
const styled = 'في مستشفى المدينة كلمة بارزة ورابط طويل وقول مأثور وهامش.'
// Without a place where lines are broken by themselves.
const longAddress = `https://waraq.example/${'a_very_long_name_of_a_page_'.repeat(3)}`.slice(0, 90)

/** Something of everything, in Arabic. */
export const arabic: Article = article({
  id: 'specimen',
  title: 'في مديح القراءة البطيئة',
  kicker: 'مقالات',
  standfirst: 'كيف ترى العين السطر، ولماذا يضل القارئ في السطور الطويلة.',
  published: '2023-09-03',
  authors: [{ name: 'ليلى حداد' }],
  blocks: [
    heading(2, 'قفزات العين', { id: 'h2' }),
    paragraph(prose, { id: 'prose' }),
    paragraph(prose, { id: 'second' }),
    heading(3, 'السطر وطوله', { id: 'h3' }),
    paragraph(styled, {
      id: 'styled',
      spans: [
        spanOn(styled, 'تشف', { type: 'strong' }),
        spanOn(styled, 'بارزة', { type: 'emphasis' }),
        spanOn(styled, 'بط طو', { type: 'link', href: 'https://waraq.example/' }),
        spanOn(styled, 'قول', { type: 'quote' }),
        spanOn(styled, 'هامش', { type: 'note-reference', note: 'n1' }),
      ],
    }),
    paragraph('في مستشفى المدينة', { id: 'bare' }),
    paragraph('قال «نص» (2023).', { id: 'points' }),
    list([{ text: 'أول', ordered: true, items: [{ text: 'فرع' }, { text: 'فرع ثان' }] }, 'ثان', 'ثالث'], {
      id: 'numbered',
      ordered: true,
    }),
    list(['نقطة', 'React نقطة'], { id: 'bullets' }),
    quote('الكتاب صديق لا يملّ.', { id: 'quote', attribution: 'الجاحظ' }),
    table(
      [
        ['بغداد', '762'],
        ['سامراء', '836'],
      ],
      { id: 'table', head: [{ text: 'المدينة' }, { text: 'السنة' }], caption: 'مدن وسنوات' },
    ),
    paragraph(`انظر ${longAddress} ثم ${'مستشفياتهم'.repeat(3)} هنا`, {
      id: 'unbreakable',
      spans: [spanOn(`انظر ${longAddress}`, longAddress, { type: 'link', href: longAddress })],
    }),
    note('هامش قصير.', { id: 'n1' }),
  ],
})

/** Prose with all its vowels. */
export const poem: Article = article({
  id: 'vowelled',
  title: 'إِذَا كَشَفَ ٱلزَّمَانُ لَكَ ٱلْقِنَاعَا وَمَدَّ إِلَيْكَ صَرْفُ ٱلدَّهْرِ بَاعَا',
  published: '2023-09-02',
  blocks: [
    heading(2, 'فَلَا تَخْشَ ٱلْمَنِيَّةَ وَٱلْتَقِيهَا وَدَافِعْ مَا ٱسْتَطَعْتَ لَهَا دِفَاعَا', { id: 'h2' }),
    paragraph(vowelled, { id: 'prose' }),
    verse(
      [
        ['إِذَا كَشَفَ ٱلزَّمَانُ لَكَ ٱلْقِنَاعَا', 'وَمَدَّ إِلَيْكَ صَرْفُ ٱلدَّهْرِ بَاعَا'],
        ['فَلَا تَخْشَ ٱلْمَنِيَّةَ وَٱلْتَقِيهَا', 'وَدَافِعْ مَا ٱسْتَطَعْتَ لَهَا دِفَاعَا'],
      ],
      { id: 'verse' },
    ),
  ],
})

/** Verse of several metres, with halves short and long, and what must hold together in a line. */
export const verses: Article = article({
  id: 'verses',
  title: 'شعر العرب بين ٥٠٠–٩٦٥ وما بعدها',
  published: '2023-09-03T16:20',
  authors: [{ name: 'ليلى حداد' }],
  blocks: [
    verse(
      [
        ['سَهِرْتُ وَفِي الْبَيْتِ نَامَ الْقَلَقْ', 'وَآنَسَنِي هَمْسُ هٰذَا الْوَرَقْ'],
        ['هُنَا رَجُلٌ مَاتَ مُذْ أَلْفِ عَامٍ', 'وَلٰكِنَّهُ إِنْ قَرَأْتُ نَطَقْ'],
      ],
      { id: 'short' },
    ),
    verse(
      [
        ['عَلَى قَدْرِ أَهْلِ الْعَزْمِ تَأْتِي الْعَزَائِمُ', 'وَتَأْتِي عَلَى قَدْرِ الْكِرَامِ الْمَكَارِمُ'],
        ['وَتَعْظُمُ فِي عَيْنِ الصَّغِيرِ صِغَارُهَا', 'وَتَصْغُرُ فِي عَيْنِ الْعَظِيمِ الْعَظَائِمُ'],
      ],
      { id: 'long' },
    ),
    verse(['هذا سطر طويل من شعر التفعيلة لا يسعه سطر واحد على شاشة هاتف', 'وهذا قصير'], { id: 'free' }),
    paragraph('كلمة ثم كلمة ثم كلام في الأعوام ٢٠٢٤–٢٠٢٦ وكلام آخر يطول حتى يأتي 1999–2005 في آخر السطر.', {
      id: 'ranges',
    }),
    table(
      [
        ['أغسطس 2023', 'الدورة الأولى لحوار التعاون الأمني المشترك، وفي صدارته الاقتصاد والطاقة وما يتصل بهما'],
        ['كانون الثاني', 'شهر'],
      ],
      {
        id: 'dates',
        head: [{ text: 'التاريخ' }, { text: 'المحطة' }],
        caption: 'محطات سبقت محادثات أغسطس وما جرى فيها بعد ذلك من حديث طويل',
      },
    ),
    table([Array.from({ length: 8 }, () => 'مستشفياتهم')], {
      id: 'wide',
      caption: 'جدول أعرض من الشاشة، وعنوانه أطول منها أيضًا، فلا يُقرأ إن كان في عرض الجدول كله',
    }),
  ],
})

const englishProse =
  'The eye does not read letter by letter; it leaps in short jumps from word to word, and rests after each of them for ' +
  'a moment that we do not notice. In that moment it sees more than we think: the word it rests on, something of the ' +
  'next one, and the length of the whole line. A long line has its price, and so has a short one, from whose end the ' +
  'eye must come back before it has settled.'
const said = 'A small word, a saying, an Arabic word مستشفى and code.'

export const english: Article = englishArticle({
  id: 'specimen-en',
  published: '2023-09-01',
  authors: [{ name: 'Jane Doe' }],
  blocks: [
    heading(2, 'How the eye leaps', { id: 'h2' }),
    paragraph(englishProse, { id: 'prose' }),
    paragraph(said, {
      id: 'styled',
      spans: [
        spanOn(said, 'small', { type: 'emphasis' }),
        spanOn(said, 'a saying', { type: 'quote' }),
        spanOn(said, 'مستشفى', { type: 'phrase', lang: 'ar', dir: 'rtl' }),
        spanOn(said, 'code', { type: 'code' }),
      ],
    }),
    paragraph('Qaʿda and Qurʾan', { id: 'names' }),
    list(['one', 'two'], { id: 'numbered', ordered: true }),
    quote('A book is a friend who does not tire.', { id: 'quote', attribution: 'al-Jahiz' }),
    ...Array.from({ length: 12 }, () => paragraph(englishProse)),
  ],
})

type Own = Pick<Block, 'lang' | 'dir'>
const inArabic: Own = { lang: 'ar', dir: 'rtl' }
const inEnglish: Own = { lang: 'en', dir: 'ltr' }

/** Blocks whose ids begin with `ar`. */
function arabicBlocks(own: Own): Block[] {
  return [
    heading(2, 'قفزات العين', { id: 'ar-heading', ...own }),
    paragraph(prose, { id: 'ar-paragraph', ...own }),
    quote('الكتاب صديق لا يملّ، في 12 كتابًا.', { id: 'ar-quote', attribution: 'الجاحظ', ...own }),
    quote('الكتاب صديق لا يملّ.', { id: 'ar-translated', attribution: 'Charles Pellat', ...own }),
    list([{ text: 'أول', items: [{ text: 'فرع' }] }, 'ثان'], { id: 'ar-list', ...own }),
    verse([['سَهِرْتُ وَفِي الْبَيْتِ نَامَ الْقَلَقْ', 'وَآنَسَنِي هَمْسُ هٰذَا الْوَرَقْ']], { id: 'ar-verse', ...own }),
    table(
      [
        ['أحمد', '72', prose],
        ['هند', '108', 'قصير'],
      ],
      {
        id: 'ar-table',
        head: [{ text: 'الاسم' }, { text: 'الوزن (كغ)' }, { text: 'وصف طويل' }],
        caption: 'أوزان الناس',
        ...own,
      },
    ),
    note('البيان والتبيين.', { id: 'ar-note', ...own }),
    note(prose, { id: 'ar-long-note', ...own }),
  ]
}

/** The same, and ids that begin with `en`. */
function englishBlocks(own: Own): Block[] {
  return [
    heading(2, 'How the eye leaps', { id: 'en-heading', ...own }),
    paragraph(englishProse, { id: 'en-paragraph', ...own }),
    quote('A book is a friend who does not tire, in 12 books.', { id: 'en-quote', attribution: 'al-Jahiz', ...own }),
    quote('A book is a friend who does not tire.', { id: 'en-translated', attribution: 'الجاحظ', ...own }),
    list([{ text: 'one', items: [{ text: 'a branch' }] }, 'two'], { id: 'en-list', ...own }),
    list([{ text: 'one', ordered: true, items: [{ text: 'a branch' }] }, 'two'], {
      id: 'en-numbered',
      ordered: true,
      ...own,
    }),
    verse(['Tell me not, in mournful numbers,', 'Life is but an empty dream!'], { id: 'en-verse', ...own }),
    table(
      [
        ['Ahmad', '72', englishProse],
        ['Hind', '108', 'short'],
      ],
      {
        id: 'en-table',
        head: [{ text: 'Name' }, { text: 'Weight (kg)' }, { text: 'At length' }],
        caption: 'How heavy people are',
        ...own,
      },
    ),
    note('The Book of Misers.', { id: 'en-note', ...own }),
    note(englishProse, { id: 'en-long-note', ...own }),
  ]
}

/** Blocks of both scripts in an article of either. */
export const inBoth: Record<'ar' | 'en', Article> = {
  ar: article({ id: 'in-both', blocks: [...arabicBlocks({}), ...englishBlocks(inEnglish)] }),
  en: englishArticle({ id: 'in-both-en', blocks: [...englishBlocks({}), ...arabicBlocks(inArabic)] }),
}

/** A picture in a text of the other script, with its credit in either. */
export const pictured: Article = article({
  id: 'pictured',
  blocks: [
    figure('map.svg', 'خريطة', { id: 'own', caption: 'خريطة المدينة', credit: 'المكتبة' }),
    figure('map.svg', 'خريطة', { id: 'other', caption: 'A map of the city', credit: 'المكتبة' }),
    figure('map.svg', 'خريطة', { id: 'both', caption: 'A map of the city', credit: 'The library' }),
  ],
})

/** Marks far above and below the letters. */
export const tall = 'جُمْلَةٌ بِغِيٍّ'
