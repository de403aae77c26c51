// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Article, Block, Span } from '#core/article/schema.ts'
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
} from '../../../tests/support/builders.ts'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { checkCopy } from './checkCopy.ts'
import type { RuleName } from './rules.ts'

const TODAY = '2026-11-24'
const arabic = (...blocks: Block[]) => article({ blocks })
const english = (...blocks: Block[]) => englishArticle({ blocks })
const persian = (text: string) => article({ lang: 'fa', blocks: [paragraph(text)] })

/** What is found in an article, as its words and what is offered for them: “words → fix”, with “!” if it is certain. Spaces alone are ␣. */
function found(of: Article, rule?: RuleName): string[] {
  const texts = new Map<string, string>(
    of.blocks.flatMap((block, index) => ('text' in block ? [[`blocks[${index}].text`, block.text] as const] : [])),
  )
  return checkCopy(of, TODAY)
    .filter((finding) => rule === undefined || finding.rule === rule)
    .map(({ path, range, fix }) => {
      const words = (texts.get(path)?.slice(range?.start, range?.end) ?? path).replace(/^ +$/, (spaces) =>
        '␣'.repeat(spaces.length),
      )
      return fix === undefined ? words : `${words} → ${fix.text}${fix.certain ? '!' : ''}`
    })
}

describe('foreign marks', () => {
  test.each([
    ['a comma', 'قرأ الكتاب, ثم نام.', [', → ،!']],
    ['a semicolon', 'لم يأت; كان مريضًا.', ['; → ؛!']],
    ['a question mark behind a quotation', 'هل قال «نعم»?', ['? → ؟!']],
    ['a mark behind vowels', 'قَرَأَ كِتَابًا, ثُمَّ نَامَ.', [', → ،!']],
    ['a mark behind an Arabic number', 'سنة ٢٠٢٣, وما بعدها.', [', → ،!']],
    ['a comma between a Latin name and an Arabic word', 'استعمل Excel, وبرامج أخرى.', [', → ،!']],
  ])('are found in Arabic: %s', (_, text, expected) => {
    expect(found(arabic(paragraph(text)), 'arabic-punctuation')).toEqual(expected)
  })

  test('are found in Persian and Urdu, and in an Arabic phrase', () => {
    expect(found(persian('کتاب را خواند, سپس خوابید.'), 'arabic-punctuation')).toEqual([', → ،!'])
    const text = 'He said قال, نعم and left.'
    const spans: Span[] = [spanOn(text, 'قال, نعم', { type: 'phrase', lang: 'ar', dir: 'rtl' })]
    expect(found(english(paragraph(text, { spans })), 'arabic-punctuation')).toEqual([', → ،!'])
  })

  test('are found in English', () => {
    expect(found(english(paragraph('He came، and he saw؟')), 'arabic-punctuation')).toEqual(['، → ,!', '؟ → ?!'])
  })

  test.each([
    ['their own', 'قرأ الكتاب، ثم نام؛ أليس كذلك؟'],
    ['numbers', 'نحو 1,250 كتابًا، أو ١,٢٥٠ كتابًا.'],
    ['English words', 'قال: «Hello, world; is it you?» ثم سكت.'],
    ['an address', 'انظر https://example.org/a?b=1,2;c ثم عد.'],
    ['a mark that is spoken of', 'الفاصلة اللاتينية «,» لا تُكتب في العربية، ولا «;» ولا «?».'],
    ['a face', 'شكرًا ;)'],
  ])('are not found in right Arabic text: %s', (_, text) => {
    expect(found(arabic(paragraph(text)), 'arabic-punctuation')).toEqual([])
  })

  test('are not found in code, in a phrase or where English speaks of them', () => {
    const text = 'تكتب الدالة f(a, b)؛ وقال Yes, sir ومضى.'
    const spans: Span[] = [
      spanOn(text, 'f(a, b)', { type: 'code' }),
      spanOn(text, 'Yes, sir', { type: 'phrase', lang: 'en', dir: 'ltr' }),
    ]
    expect(found(arabic(paragraph(text, { spans })))).toEqual([])
    expect(found(english(paragraph('Arabic writes “،” for a comma.')), 'arabic-punctuation')).toEqual([])
  })
})

describe('misplaced spaces', () => {
  test.each([
    ['before a comma', 'قرأ ، ثم نام.', ['␣ → !']],
    ['before a full stop', 'نام الولد .', ['␣ → !']],
    ['before a colon', 'قال : نعم.', ['␣ → !']],
    ['before two marks', 'حقًا ؟!', ['␣ → !']],
    ['inside guillemets', 'قال « نعم » ومضى.', ['␣ → !', '␣ → !']],
    ['inside brackets', 'الأمم المتحدة ( أونكتاد ) في جنيف.', ['␣ → !', '␣ → !']],
    ['none behind an Arabic comma', 'قرأ،ثم نام.', ['، → ، !']],
  ])('are found in Arabic: %s', (_, text, expected) => {
    expect(found(arabic(paragraph(text)), 'spacing')).toEqual(expected)
  })

  test('are found in English', () => {
    expect(found(english(paragraph('He came , and saw ( nothing ) !')), 'spacing')).toEqual(Array(4).fill('␣ → !'))
  })

  test.each([
    ['ratios', 'بنسبة ٣ : ١ تقريبًا.'],
    ['omissions', 'قال [...] ثم سكت ... ثم عاد … ومضى.'],
    ['names that begin with a dot', 'كُتب بلغة .NET أولًا.'],
    ['decimals in Arabic digits', 'بلغ ٣،٥ أمتار.'],
    ['a quotation behind a comma', 'قال، «نعم»، ومضى (ثم عاد).'],
    ['an empty box', 'ضع علامة [ ] هنا.'],
  ])('are not found in right Arabic text: %s', (_, text) => {
    expect(found(arabic(paragraph(text)), 'spacing')).toEqual([])
  })

  test('are right in French', () => {
    const text = 'قال Vous « venez » ? ومضى.'
    const spans: Span[] = [spanOn(text, 'Vous « venez » ?', { type: 'phrase', lang: 'fr', dir: 'ltr' })]
    expect(found(arabic(paragraph(text, { spans })), 'spacing')).toEqual([])
  })
})

describe('extra spaces', () => {
  test('are found between words', () => {
    expect(found(arabic(paragraph('قرأ  الكتاب   كله.')), 'extra-space')).toEqual(['␣␣ →  !', '␣␣␣ →  !'])
  })

  test('are found at the ends, and at the ends of lines of verse', () => {
    expect(found(arabic(paragraph(' نص. ')), 'extra-space')).toEqual(['␣ → !', '␣ → !'])
    expect(found(arabic(verse([['صدر ', ' عجز'], 'بيت '])), 'extra-space')).toEqual(Array(3).fill('␣ → !'))
  })

  test('are left in code', () => {
    const text = 'اكتب if  x  then هنا.'
    const spans: Span[] = [spanOn(text, 'if  x  then', { type: 'code' })]
    expect(found(arabic(paragraph(text, { spans })))).toEqual([])
  })
})

describe('marks without a partner', () => {
  test.each([
    ['an open guillemet', 'قال «نعم ومضى.', ['«']],
    ['a closing guillemet', 'قال نعم» ومضى.', ['»']],
    ['a bracket in a quotation', 'قال «نعم (ثم» مضى.', ['(']],
    ['one curly mark', 'قال “نعم ومضى.', ['“']],
    ['guillemets the wrong way round', 'قال »نعم« ومضى.', ['»', '«']],
    ['a bracket behind a word', 'ورد في كتابه) أن.', [')']],
  ])('are found: %s', (_, text, expected) => {
    expect(found(arabic(paragraph(text)), 'brackets')).toEqual(expected)
  })

  test.each([
    ['nested ones', 'قال: «قرأت (في ‹اللسان›) [كذا] ومضيت».'],
    ['curly marks in the Arabic order', 'قال ”نعم“ ومضى.'],
    ['a verse of the Quran', 'قال تعالى: ﴿اقْرَأْ بِاسْمِ رَبِّكَ﴾.'],
    ['numbered points', 'أ) أولًا، ب) ثانيًا، 3) ثالثًا، iv) رابعًا.'],
    ['a face', 'شكرًا :)'],
  ])('are not found in right text: %s', (_, text) => {
    expect(found(arabic(paragraph(text)), 'brackets')).toEqual([])
  })

  test('may stay open where the next paragraph takes the quotation up again', () => {
    const [first, last] = [paragraph('“It was late.'), paragraph('“And dark,” she said.')]
    expect(found(english(first, last), 'brackets')).toEqual([])
    expect(found(english(first, paragraph('It was dark.')), 'brackets')).toEqual(['“'])
  })

  test('are looked for across languages, and not in code', () => {
    const text = 'رأى (the end) و a[0 هناك.'
    const spans: Span[] = [
      spanOn(text, '(the', { type: 'phrase', lang: 'en', dir: 'ltr' }),
      spanOn(text, 'a[0', { type: 'code' }),
    ]
    expect(found(arabic(paragraph(text, { spans })), 'brackets')).toEqual([])
  })
})

describe('digits', () => {
  const numbers = (...texts: string[]) => found(arabic(...texts.map((text) => paragraph(text))), 'digits')

  test('are found where they are not those of the article', () => {
    expect(numbers('سنة ١٩٧٣ وسنة ١٩٧٤.', 'ثم سنة 1975.')).toEqual(['1975 → ١٩٧٥'])
    expect(numbers('سنة 1973 وسنة 1974.', 'ثم سنة ١٩٧٥.')).toEqual(['١٩٧٥ → 1975'])
    expect(numbers('سنة ۱۹۷۵ وسنة ١٩٧٦ وسنة ١٩٧٧.')).toEqual(['۱۹۷۵ → ١٩٧٥'])
  })

  test('are found where one number mixes them, which is certain', () => {
    expect(numbers('سنة ١٩٧٣ ثم ١9٧٤.')).toEqual(['١9٧٤ → ١٩٧٤!'])
  })

  test.each([
    ['names in Latin letters', 'سنة ١٩٧٣ صدر iPhone 15 وظهر COVID-19 وملف A4 وMP3.'],
    ['quotations of how others write', 'سنة ١٩٧٣، ويكتبون «5 غشت 2025».'],
    ['telephone numbers', 'سنة ١٩٧٣، واتصل على +964 770 123 4567.'],
    ['one kind', 'سنة 1973 بلغ 3.5 في المئة و1,250 كتابًا.'],
  ])('are not found in right text: %s', (_, text) => {
    expect(numbers(text)).toEqual([])
  })

  test('of English text are its own', () => {
    expect(found(english(paragraph('In 1973, ١٩٧٣ in Arabic.')), 'digits')).toEqual([])
  })
})

describe('letters', () => {
  test.each([
    ['tatweel in a word', 'كتـــاب جديد', ['ـــ → !']],
    ['tatweel behind a vowel', 'كِتَـاب', ['ـ → !']],
  ])('are found: %s', (_, text, expected) => {
    expect(found(arabic(paragraph(text)), 'tatweel')).toEqual(expected)
  })

  test.each([
    ['the ه of the Hijri year', 'سنة ١٤٤٥هـ، وفي ١٤٤٦ هـ.'],
    ['a word joined to what is not Arabic', 'الـ«بنك» والـ 20 وبـWhatsApp.'],
    ['the carrier of a mark', 'مَلَـٰئِكَة'],
    ['a word that is spoken of', 'تُكتب «كـتاب» بالمد.'],
  ])('of tatweel are right: %s', (_, text) => {
    expect(found(arabic(paragraph(text)), 'tatweel')).toEqual([])
  })

  test('are found where they are shapes', () => {
    const shapes = 'ﺍﻟﻜﺘﺎﺏ'
    expect(found(arabic(paragraph(`قرأ ${shapes} كله.`)), 'presentation-forms')).toEqual([`${shapes} → الكتاب!`])
    expect(found(arabic(paragraph('محمد ﷺ، والله ﷲ، ﴿اقرأ﴾، و«ﺏ» آخر الكلمة.')), 'presentation-forms')).toEqual([])
  })
})

describe('words without their hamza', () => {
  test.each([
    ['one way to spell it', 'ذهب الى البيت.', ['الى → إلى']],
    ['two ways', 'قال ان الوقت حان.', ['ان']],
    ['with a conjunction', 'واذا جاء فالى أين؟', ['واذا → وإذا', 'فالى → فإلى']],
    ['with its tanwin', 'جاء ايضاً.', ['ايضاً → أيضًا']],
  ])('are hinted at: %s', (_, text, expected) => {
    expect(found(arabic(paragraph(text)), 'hamza')).toEqual(expected)
  })

  test.each([
    ['words with a joining alif', 'اسم ابن امرأة اثنان، والاثنين، واحد وواقل.'],
    ['words that have theirs', 'إلى أن أو إذا.'],
    ['a word that is spoken of', 'كثير يكتبون «الى» بلا همزة.'],
  ])('are not seen in right text: %s', (_, text) => {
    expect(found(arabic(paragraph(text)), 'hamza')).toEqual([])
  })

  test('are Persian words too', () => {
    expect(found(persian('او ان کتاب را خواند.'), 'hamza')).toEqual([])
  })
})

describe('doubled words', () => {
  test('are found; a particle can go', () => {
    expect(found(arabic(paragraph('جلس في في البيت الذي بناه محمود محمود.')), 'doubled-word')).toEqual([
      ' في → !',
      ' محمود → ',
    ])
    expect(found(english(paragraph('He saw the the house house.')), 'doubled-word')).toEqual([' the → !', ' house → '])
  })

  test.each([
    ['sharing out', 'قرأه حرفًا حرفًا، وكلمة كلمة، ورويدا رويدا.'],
    ['insisting', 'لا لا، نعم نعم.'],
    ['«من من»', 'أكثر من من يقولون ذلك.'],
    ['the feet of a metre', 'وزنه فَعُولُنْ فَعُولُنْ.'],
    ['parts of words', 'باب بابل، وفي فيلم.'],
  ])('are right: %s', (_, text) => {
    expect(found(arabic(paragraph(text)), 'doubled-word')).toEqual([])
  })

  test('are grammar in Persian and Urdu', () => {
    expect(found(persian('کم کم یاد گرفت.'), 'doubled-word')).toEqual([])
  })

  test('are right in English that insists, and in verse', () => {
    expect(found(english(paragraph('He had had a very very long day.')), 'doubled-word')).toEqual([])
    expect(found(arabic(verse(['قلبي قلبي يا ليل'])), 'doubled-word')).toEqual([])
  })
})

describe('straight quotation marks', () => {
  test.each([
    ['in pairs', 'قال "نعم" ومضى.', ['" → «!', '" → »!']],
    ['behind a joined letter', 'عُرف ب"الجاحظ".', ['" → «!', '" → »!']],
    ['in another quotation', 'قال «قرأت "نعم" هناك».', ['" → «', '" → »']],
    ['one alone', 'قال "نعم ومضى.', ['"']],
  ])('are found: %s', (_, text, expected) => {
    expect(found(arabic(paragraph(text)), 'straight-quotes')).toEqual(expected)
  })

  test('are found in English with its apostrophes', () => {
    expect(found(english(paragraph(`"It's late," he said.`)), 'straight-quotes')).toEqual([
      '" → “!',
      "' → ’!",
      '" → ”!',
    ])
  })

  test('are not the sign of inches', () => {
    expect(found(arabic(paragraph('شاشة قياسها 6" وأخرى 7".')), 'straight-quotes')).toEqual([])
  })
})

describe('unmarked runs', () => {
  test('are found: words of the other script, and figures with one order', () => {
    expect(found(arabic(paragraph('استعمل Microsoft Word ثم اتصل على 0770-123-4567.')), 'unmarked-run')).toEqual([
      'Microsoft Word',
    ])
    expect(found(arabic(paragraph('صدر في 2023-09-03 أولًا.')), 'unmarked-run')).toEqual(['2023-09-03'])
  })

  test('are found as a whole where a paragraph is in another script', () => {
    const text = 'The whole of this is in English.'
    expect(found(arabic(paragraph(text)), 'unmarked-run')).toEqual([text])
    expect(found(arabic(paragraph(text, { lang: 'en', dir: 'ltr' })), 'unmarked-run')).toEqual([])
  })

  test('are words in a list that is in Arabic otherwise', () => {
    const of = arabic(list(['برنامج', 'Microsoft Word']))
    expect(checkCopy(of, TODAY)).toMatchObject([{ rule: 'unmarked-run', path: 'blocks[0].items[1].text' }])
  })

  test('are not found where they are marked', () => {
    const text = 'استعمل Word وقال: import x'
    const spans: Span[] = [
      spanOn(text, 'Word', { type: 'phrase', lang: 'en', dir: 'ltr' }),
      spanOn(text, 'import x', { type: 'code' }),
    ]
    expect(found(arabic(paragraph(text, { spans })))).toEqual([])
  })
})

describe('an article', () => {
  test('is read in all its texts', () => {
    const faulty = 'نص , نص'
    const of = article({
      title: faulty,
      kicker: faulty,
      standfirst: faulty,
      source: { note: faulty },
      blocks: [
        heading(2, faulty),
        quote(faulty, { attribution: faulty }),
        list([faulty, { text: 'نص', items: [{ text: faulty }] }]),
        figure('a.svg', faulty, { caption: faulty, credit: faulty }),
        { ...table([[faulty]]), head: [{ text: faulty }], caption: faulty },
        note(faulty),
      ],
    })
    const paths = checkCopy(of, TODAY)
      .filter(({ rule }) => rule === 'spacing')
      .map(({ path }) => path)
    expect(paths).toEqual([
      'kicker',
      'title',
      'standfirst',
      'blocks[0].text',
      'blocks[1].text',
      'blocks[1].attribution',
      'blocks[2].items[0].text',
      'blocks[2].items[1].items[0].text',
      'blocks[3].alt',
      'blocks[3].caption',
      'blocks[3].credit',
      'blocks[4].caption',
      'blocks[4].head[0].text',
      'blocks[4].rows[0][0].text',
      'blocks[5].text',
      'source.note',
    ])
  })

  test('is left to the editor where it looks like a program', () => {
    const text = 'اكتب {نص , نص} هنا , ثم عد.'
    expect(found(arabic(paragraph(text)), 'arabic-punctuation')).toEqual([', → ،', ', → ،'])
    expect(found(english(paragraph('awk "BEGIN { x = y ? 1 : 2 }"'))).filter((each) => each.endsWith('!'))).toEqual([])
  })

  test.each([
    ['tomorrow’s somewhere', { published: '2026-11-25' }, []],
    ['next week’s', { published: '2026-12-01' }, ['published']],
    ['changed before it was published', { published: '2026-05-02', updated: '2026-05-01T10:00' }, ['updated']],
    ['in order', { published: '2026-05-01', updated: '2026-05-01T10:00' }, []],
  ])('has dates that can be: %s', (_, dates, paths) => {
    const findings = checkCopy(article(dates), TODAY)
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual(paths.map((path) => ['dates', path]))
  })

  test('has a description of each figure', () => {
    const [described, bare] = [figure('a.svg', 'خريطة'), figure('b.svg', '')]
    expect(checkCopy(arabic(described, bare), TODAY)).toMatchObject([
      { rule: 'alt', path: 'blocks[1].alt', block: bare.id },
    ])
  })

  test.each([
    ['full of faults', 'قال "نعم" في كتـاب , ثم 1975 و١٩٧٥ في Word (نعم '],
    ['of spaces', '     '],
    ['of digits', '123٤'],
    ['of open quotations', '«'],
    ['of closed ones', '»)'],
    ['of tatweel', 'كـ'],
    ['of one word', 'في '],
    ['of marks', '،؟! '],
  ])('takes no longer than its length lets it: %s', (_, unit) => {
    const of = arabic(paragraph(`نص${unit.repeat(Math.round(200_000 / unit.length))}`))
    expect(cpuTime(() => checkCopy(of, TODAY))).toBeLessThan(4000)
  })
})
