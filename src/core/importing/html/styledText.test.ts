import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joined, linesIn, onOneLine, paragraphsIn, TextWriter, type StyledText } from './styledText.ts'

const written = (write: (writer: TextWriter) => void): StyledText => {
  const writer = new TextWriter()
  write(writer)
  return writer.take()
}
const strong = { type: 'strong' } as const
const reference = { type: 'note-reference', note: 'n1' } as const
/** The words that each span covers. */
const covered = ({ text, spans }: StyledText) =>
  spans.map(({ type, start, end }) => `${type}: ${text.slice(start, end)}`)

describe('TextWriter', () => {
  test.each([
    ['white space as browsers do', ['  كلمة \n\t', ' أخرى  ', 'وثالثة '], 'كلمة أخرى وثالثة'],
    ['no space where there is none', ['كلـ', 'مة'], 'كلـمة'],
    ['soft hyphens and controls away', ['ca\u00ADtas\u202Etrophe\u200B'], 'catastrophe'],
    ['a non-breaking space as one', ['أ\u00A0ب'], 'أ ب'],
  ])('writes %s', (_, pieces, expected) => {
    expect(written((writer) => pieces.forEach((piece) => writer.write(piece))).text).toBe(expected)
  })

  test('marks what is written within, and no white space around it', () => {
    const styled = written((writer) => {
      writer.write('قال')
      writer.marked(strong, () => writer.write(' الأمين '))
      writer.write('نعم')
    })
    expect(styled.text).toBe('قال الأمين نعم')
    expect(covered(styled)).toEqual(['strong: الأمين'])
  })

  test('goes on with an open mark in the next text', () => {
    const writer = new TextWriter()
    const texts: StyledText[] = []
    writer.marked(strong, () => {
      writer.write('أول')
      texts.push(writer.take())
      writer.write('ثان')
    })
    texts.push(writer.take())
    expect(texts.flatMap(covered)).toEqual(['strong: أول', 'strong: ثان'])
  })

  test.each([
    ['the word before', (writer: TextWriter) => writer.write('وفيها مخطوطات'), ['note-reference: مخطوطات']],
    ['not the mark behind it', (writer: TextWriter) => writer.write('وفيها مخطوطات.»'), ['note-reference: مخطوطات']],
    ['nothing where no word stands', (writer: TextWriter) => writer.write('— '), []],
    [
      'nothing within a link',
      (writer: TextWriter) =>
        writer.marked({ type: 'link', href: 'https://example.org/' }, () => writer.write('مخطوطات')),
      ['link: مخطوطات'],
    ],
    [
      'a strong word whole',
      (writer: TextWriter) => writer.marked(strong, () => writer.write('مخطوطات')),
      ['strong: مخطوطات', 'note-reference: مخطوطات'],
    ],
    [
      'nothing where only half of the word is strong',
      (writer: TextWriter) => (writer.marked(strong, () => writer.write('مخطو')), writer.write('طات')),
      ['strong: مخطو'],
    ],
  ])('marks with a number %s', (_, write, expected) => {
    expect(
      covered(
        written((writer) => {
          write(writer)
          writer.markLastWord(reference)
        }),
      ),
    ).toEqual(expected)
  })

  test('numbers a word once, and each of many words', () => {
    const twice = written((writer) => {
      writer.write('كلمة')
      writer.markLastWord(reference)
      writer.markLastWord(reference)
    })
    expect(twice.spans).toHaveLength(1)
    const many = written((writer) => {
      for (let index = 0; index < 30_000; index += 1) {
        writer.write(' كلمة')
        writer.markLastWord(reference)
      }
    })
    expect(many.spans).toHaveLength(30_000)
  })
})

describe('lines and paragraphs', () => {
  const text: StyledText = { text: 'سطر أول\nسطر ثان\n\nفقرة', spans: [{ ...strong, start: 4, end: 15 }] }

  test('cut spans where they cut the text', () => {
    expect(linesIn(text).map(covered)).toEqual([['strong: أول'], ['strong: سطر ثان'], []])
    expect(paragraphsIn(text).map((paragraph) => paragraph.text)).toEqual(['سطر أول\nسطر ثان', 'فقرة'])
  })

  test('joined again, cover the same words', () => {
    const piece = fc.constantFrom('كلمة', 'a', '\n', ' ', '\n\n', '«')
    fc.assert(
      fc.property(fc.array(piece), fc.nat(20), fc.nat(20), (pieces, one, other) => {
        const whole = pieces.join('')
        const [start, end] = [Math.min(one, other, whole.length), Math.min(Math.max(one, other), whole.length)]
        const styled: StyledText = { text: whole, spans: start < end ? [{ ...strong, start, end }] : [] }
        const words = (spans: StyledText) =>
          covered(onOneLine(spans))
            .join('')
            .replace(/strong: |\s/g, '')
        expect(words(joined(linesIn(styled)))).toBe(words(styled))
      }),
    )
  })
})
