import { foldWord } from './dateWords.ts'

/*
 * What a name looks like. Letters never tell for certain, so the place decides who has to prove what. In the head of a text
 * a line is a name unless something speaks against it: who reads it there expects one. At the end of a caption it must
 * look like nothing else, or words of the caption would be taken for a credit.
 */

/** Longest line that can be a name. */
export const LONGEST_NAME = 60

/** Whether a line of the head could be a name and no more: of a person, a paper, an agency. */
export function isNameLike(line: string): boolean {
  // The credit of a picture, not of the text.
  if (/^(?:مصدر الصوره|الصوره|صوره|تصوير|photo|image|picture)/.test(foldWord(line.slice(0, 20)))) return false
  return (
    line.length <= LONGEST_NAME &&
    line.split(' ').length <= 6 &&
    /\p{L}/u.test(line) &&
    !/[.!?؟…:؛;،,]$|\p{Nd}/u.test(line)
  )
}

/** Whether words behind "By" are names: each in capitals, but for the few small ones that stand in names of people. */
export function areNamesBehindBy(words: string): boolean {
  return words.split(' ').every((word) => /^(?:\p{Lu}|and$|&$|de$|al-|van$|von$|bin$)/u.test(word))
}

/**
 * Whether words of a caption are names for certain, of people, papers and agencies: few, each in capitals or a number, but
 * for the small ones that stand in any name. Never in a script without capitals.
 */
export function areNamesInCapitals(words: string): boolean {
  const all = words
    .trim()
    .split(/[\s/,&|.-]+/u)
    .filter((word) => word !== '')
  return (
    all.length > 0 &&
    all.length <= 9 &&
    !/[!?؟:;]|\.\s+\p{Lu}\S*\s+\p{Ll}/u.test(words) &&
    all.every((word) =>
      /^(?:[\p{Lu}\p{Nd}]|(?:and|by|de|del|der|di|du|for|of|the|via|van|von|al|el|bin|iStock\S*)$)/u.test(word),
    )
  )
}

/**
 * Whether words of a caption could be names where there are no capitals to tell: few, without a sign of a sentence but for
 * the points of initials. More must be known of where they stand.
 */
export function areFewWords(words: string): boolean {
  return (
    words.trim().split(/[\s/]+/u).length <= 6 && !/[!?؟:؛،]|\.\s*\S/u.test(words.replace(/(?<=^|[\s.])\p{L}\./gu, ''))
  )
}

const OUTLET =
  /(?:^|\s)(?:وكاله|وكالات|صحيفه|جريده|موقع|قناه|شبكه|مجله|مركز|معهد|اذاعه|تلفزيون|اخبار|نيوز|بوست|برس|تايمز|اونلاين|times|post|news|agency|agencies|journal|daily|weekly|press|reuters|guardian|herald|tribune|gazette|magazine|review|tv|radio|network|online|institute|university|wire)(?:\s|$)/

/**
 * Whether a name is rather a publisher's than a person's: it has the word for one, begins with the article («المرجع»,
 * "The Clarion"), is an abbreviation in capitals or a web address.
 */
export function isOutletLike(name: string): boolean {
  const folded = foldWord(name)
  return (
    OUTLET.test(folded) ||
    /^(?:ال\S{3,}|the\s)/.test(folded) ||
    /^[A-Z]{2,6}$/.test(name) ||
    /^\S+\.[a-z]{2,}$/i.test(name)
  )
}

const AGENCY =
  /^(?:AFP|AP(?: Photo)?|EPA(?:-EFE)?|EFE|DPA|ANSA|TASS|Reuters|Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Alamy(?: Stock Photo)?|Anadolu(?: Agency)?|Xinhua|Bloomberg|Corbis|Magnum(?: Photos)?|PA(?: Wire| Media)?|Unsplash|Wikimedia(?: Commons)?|رويترز|[أا]\.? ?ف\.? ?ب\.?|(?:وكالة )?فرانس ?برس|(?:الوكالة )?الفرنسية|[أا]\.? ?ب\.?|[أا]سوشيتد ?برس|د\.? ?ب\.? ?[أا]\.?|(?:وكالة )?ال[أا]ناضول|شينخوا|واس|وام|سانا|وفا|كونا|بترا|[غج]يتي(?: [إا]يم[ي]?د?جز)?|شترستوك)$/iu

/** Whether a name is that of an agency whose pictures are printed everywhere, and nothing but that. */
export function isAgency(name: string): boolean {
  return AGENCY.test(name)
}
