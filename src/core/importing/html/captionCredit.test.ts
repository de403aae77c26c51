import { describe, expect, test } from 'vitest'
import { creditAtEnd } from './captionCredit.ts'

const split = (caption: string) => {
  const found = creditAtEnd(caption)
  return found === undefined ? [caption] : [caption.slice(0, found.end), found.credit]
}

describe('creditAtEnd', () => {
  test.each([
    ['القاعة الكبرى بعد الترميم (تصوير: منى فؤاد)', 'القاعة الكبرى بعد الترميم', 'منى فؤاد'],
    ['القاعة الكبرى بعد الترميم. تصوير: منى فؤاد', 'القاعة الكبرى بعد الترميم.', 'منى فؤاد'],
    ['القاعة الكبرى بعد الترميم. الصورة: منى فؤاد/رويترز', 'القاعة الكبرى بعد الترميم.', 'منى فؤاد/رويترز'],
    ['زحام في سوق المدينة القديمة (أ ف ب)', 'زحام في سوق المدينة القديمة', 'أ ف ب'],
    ['زحام في سوق المدينة القديمة | رويترز', 'زحام في سوق المدينة القديمة', 'رويترز'],
    ['زحام في السوق – منى فؤاد/الأناضول', 'زحام في السوق', 'منى فؤاد/الأناضول'],
    ['زحام في السوق (مصدر الصورة: مكتبة المدينة)', 'زحام في السوق', 'مكتبة المدينة'],
    ['The hall after the works. Photo: Jane Smith', 'The hall after the works.', 'Jane Smith'],
    ['The hall after the works (Photo by Jane Smith/AFP)', 'The hall after the works', 'Jane Smith/AFP'],
    ['The hall after the works (Image credit: Diwan Library)', 'The hall after the works', 'Diwan Library'],
    ['People queue at the gate. Photo by Jane Smith-Jones', 'People queue at the gate.', 'Jane Smith-Jones'],
    [
      'People queue in Oldtown, N.Y. (AP Photo/Jane T. Smith)',
      'People queue in Oldtown, N.Y.',
      'AP Photo/Jane T. Smith',
    ],
    ['A hall in Oldtown. Image Credits: Diwan', 'A hall in Oldtown.', 'Diwan'],
    ['People queue at the gate Credit: EPA', 'People queue at the gate', 'EPA'],
    [
      'People queue at the gate. Jane Smith/The Clarion Times',
      'People queue at the gate.',
      'Jane Smith/The Clarion Times',
    ],
    ['People queue at the gate. Getty Images', 'People queue at the gate.', 'Getty Images'],
    ['People queue at the gate [File: Jane Smith/Reuters]', 'People queue at the gate', 'File: Jane Smith/Reuters'],
    ['People queue at the gate. (Photo: Getty Images) Getty', 'People queue at the gate.', 'Getty Images'],
    ['People queue at the gate © 2020 Jane Smith / AFP', 'People queue at the gate', '© 2020 Jane Smith / AFP'],
    [
      'Un homme prie le 30 avril 2015. (Photo Jeanne Martin. AFP)',
      'Un homme prie le 30 avril 2015.',
      'Jeanne Martin. AFP',
    ],
  ])('takes the credit off %s', (caption, words, credit) => {
    expect(split(caption)).toEqual([words, credit])
  })

  test.each([
    'القاعة الكبرى بعد الترميم',
    'شعار وكالة الأنباء السعودية (واس)',
    'الصورة: رجل يمشي في السوق القديم',
    'مدير الشركة في صورة: الرجل الذي بنى المدينة',
    'تصوير: منى فؤاد',
    'The hall after the works (left) and before (right)',
    'The logo of the Associated Press (AP)',
    'In this photo: a man who walks past the gate',
    'A guide to Photo: how light is kept on paper',
    'Trains run daily. London/Paris',
    'Credit: EPA',
    'He works for Getty Images',
    'The first photo by Jane Smith',
    'The sign reads “Reuters”',
    'A man (Reuters said) walks past the gate',
    'It costs 3 © a page. And nobody knows why it is so',
  ])('leaves %s whole', (caption) => {
    expect(split(caption)).toEqual([caption])
  })

  test('is quick with captions of any length', () => {
    for (const piece of ['(', ' Photo: ', '© ', '. ', 'صورة: ', ' / '])
      expect(creditAtEnd(piece.repeat(200_000))).toBeUndefined()
  })
})
