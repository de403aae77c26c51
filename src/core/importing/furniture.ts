import { foldWord } from './dateWords.ts'
import type { ImportNote } from './outcome.ts'

/** Buttons and labels of web pages and print views that come along when a text is copied, folded. */
const CONTROLS = new Set(
  (
    'طباعه|اطبع|اطبع المقال|طباعه الخبر|طباعه المقال|نسخه للطباعه|مشاركه|شارك|شاركها|شارك الخبر|شارك المقال|مشاركه المقال|حفظ|ارسال|' +
    'ارسل|ارسل لصديق|ارسل الي صديق|تعليق|تعليقات|التعليقات|اضف تعليق|اضف تعليقا|اترك تعليقا|نسخ الرابط|انسخ الرابط|تابعنا|' +
    'استمع|استمع للمقال|تكبير الخط|تصغير الخط|حجم الخط|فيسبوك|تويتر|واتساب|واتس اب|تيليجرام|تيلجرام|تلغرام|تليغرام|لينكد ان|' +
    'بريد الكتروني|البريد الالكتروني|اقرا ايضا|المزيد|شارك هذا الموضوع|شارك هذا|اقرا المزيد|القائمه|بحث|تسجيل الدخول|اشترك|' +
    'print|print this|print this page|print article|share|share this|share this article|share on facebook|share on twitter|tweet|' +
    'save|save article|email|e-mail|email this|comment|comments|leave a comment|copy link|follow us|listen|listen to article|' +
    'facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|menu|search|subscribe|sign in|log in|read more|tt|' +
    'skip to content|share this on whatsapp|share on whatsapp|share on linkedin|read full story|skip to main content'
  ).split('|'),
)
const ADVERTISEMENTS = new Set(
  'اعلان|اعلانات|اعلان ممول|advertisement|advertisements|advertising|ad|ads|sponsored'.split('|'),
)

/** A line that is nothing but the words of a button: «طباعة», "Share this". */
export function isControl(line: string): boolean {
  return CONTROLS.has(bare(line)) || isAdvertisement(line) || /^a\s*[+-](?:\s*a\s*[+-])*$/i.test(line)
}

/** These stand in the middle of texts too, where nobody would write them as a heading. */
export function isAdvertisement(line: string): boolean {
  return ADVERTISEMENTS.has(bare(line))
}

/** «الرئيسية » أخبار»: where the page stands in its site. What is above it is the site's menu. */
export function isBreadcrumb(line: string): boolean {
  return line.length < 120 && /^(?:الصفحه )?(?:الرييسيه|home(?: ?page)?)\s*[»›>/|]/.test(foldWord(line))
}

/** «دقيقتان», «3 دقائق قراءة», «بضع ثوان», "5 min read". */
export function isReadingTime(text: string): boolean {
  return /^(?:(?:\p{Nd}{1,3}|بضع|one|a few) )?(?:mins?|minutes?|seconds|دقيقه|دقيقتان|دقايق|ثوان|ثانيه)(?: (?:\p{Nd}{1,3}|واحده|read|قراءه|للقراءه))?$/u.test(
    foldWord(text),
  )
}

/** Breadcrumbs, and how long the reading takes. */
function isNavigation(line: string): boolean {
  if (line.length > 120) return false
  const folded = foldWord(line)
  if (isBreadcrumb(line) || /^(?:الصفحه )?(?:الرييسيه|home(?: ?page)?)$/.test(folded)) return true
  if (/^(?:مده|وقت|زمن) القراءه/.test(folded) || folded.startsWith('reading time')) return folded.length < 40
  return /^\p{Nd}+ ?(?:min|mins|minutes?|دقيقه|دقايق)(?: read| قراءه| للقراءه)?$/u.test(folded)
}

/** «اقرأ أيضًا: …», "Read more: …": the title of another article, set between the paragraphs of this one. */
export function isTeaser(line: string): boolean {
  if (line.length > 200 || /[^.]\.$/.test(line)) return false
  return /^(?:اقرا|اقري|طالع|شاهد|تابع) ايضا\s*[:|-]|^(?:للمزيد|اقرا المزيد|اقرا ايضا|لقراءه المزيد)\s*:|^(?:read more|see more|read also|see also|also read|read next|watch also|related|don ?t miss)\s*:/.test(
    foldWord(line),
  )
}

/** «منذ 5 ساعات», "2 hours ago", «اليوم, 11:28»: true when the page was copied, and never again. */
function isRelativeDate(line: string): boolean {
  if (line.length > 40) return false
  const folded = foldWord(line)
  return (
    /^(?:منذ|قبل) (?:\p{Nd}+ )?(?:ثوان|ثانيه|دقيق|دقايق|ساع|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سنه|سنوات|عام)\S*$/u.test(
      folded,
    ) ||
    /^(?:\p{Nd}+|an?|one) (?:second|minute|hour|day|week|month|year)s? ago$/u.test(folded) ||
    /^(?:اليوم|امس|today|yesterday)(?:[\s,،-]+(?:at )?\p{Nd}{1,2}:\p{Nd}{2}(?: ?(?:am|pm|ص|م))?)?$/u.test(folded)
  )
}

/**
 * Scraps of a page's scripts: words of one or two Latin letters, «ad a b», which no title is made of. In an Arabic
 * text capitals and signs among them make no difference.
 */
export function isNoise(line: string, lang: string): boolean {
  const words = line.split(' ')
  const scrap = lang === 'en' ? /^[a-z]{1,2}$/ : /^[^\p{L}]*[a-z]{1,2}[^\p{L}]*$/iu
  return words.every((word) => scrap.test(word))
}

/** Whether a line has neither a letter nor a figure. */
export function isMarksOnly(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line)
}

export function isQuotationMarksOnly(line: string): boolean {
  return /^["'“”„‟«»‹›‘’\s]+$/.test(line)
}

/** A break between parts of a text: ***, «٭ ٭ ٭», ---. */
export function isSeparator(line: string): boolean {
  return /^(?:([*٭•·_=~#◆■–—-])(?: ?\1){2,}|[⁂❧☙])$/u.test(line)
}

/** What a line is, if it is no part of a text at all. */
export function furnitureNote(text: string): ImportNote | undefined {
  if (isQuotationMarksOnly(text)) return 'quotation-mark-dropped'
  if (isSeparator(text)) return 'separator-dropped'
  if (isMarksOnly(text)) return 'marks-only-dropped'
  if (isNavigation(text)) return 'navigation-dropped'
  if (isControl(text)) return 'control-word-dropped'
  if (isRelativeDate(text)) return 'date-without-day-dropped'
  return undefined
}

/** What publishers set below a text for their lawyers: rules for comments, whose opinions these are, all rights, where it stood first. */
export function isDisclaimer(text: string): boolean {
  if (text.length > 900) return false
  const folded = foldWord(text)
  return (
    /(?:التعليقات|مشاركاتك|الاراء|المقالات|تعليقك).{0,250}(?:لا (?:ت|ي)عبر|قبل نشرها|شروط (?:ال)?استخدام|سياسه الخصوصيه|وجهات نظر اصحابها)/.test(
      folded,
    ) ||
    /(?:جميع الحقوق محفوظه|حقوق النشر|^(?:©|\(c\)|copyright ))/.test(folded) ||
    // What blogs set below each entry of their feed.
    /^the post .{1,300} (?:first appeared|appeared first) on |^ظهرت المقاله .{1,300} اولا علي /.test(folded) ||
    /(?:views|opinions) expressed .{0,120}(?:do not|are not|are those of|are solely)|comments? (?:are|is|will be) (?:moderated|reviewed)|(?:community|commenting) (?:guidelines|rules)|all rights reserved/.test(
      folded,
    )
  )
}

/** Folded, with nothing but the words: what stands before and behind them does not matter. */
function bare(line: string): string {
  return line.length > 40 ? '' : foldWord(line).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}
