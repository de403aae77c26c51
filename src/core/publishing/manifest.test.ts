import { describe, expect, test } from 'vitest'
import { manifestOf } from './manifest.ts'

const read = (language: 'ar' | 'en', base = '/sub/', screenshots: Parameters<typeof manifestOf>[2] = []) =>
  JSON.parse(manifestOf(language, base, screenshots)) as Record<string, unknown> & {
    icons: { src: string; sizes: string; purpose: string }[]
  }

describe('manifestOf', () => {
  test.each([
    ['ar', 'ورق', 'rtl', '/sub/ar/'],
    ['en', 'Waraq', 'ltr', '/sub/en/'],
  ] as const)('names the app in %s', (language, name, dir, start) => {
    expect(read(language)).toMatchObject({ name, short_name: name, lang: language, dir, start_url: start })
  })

  test('is one app in both languages', () => {
    expect(read('ar')['id']).toBe(read('en')['id'])
    expect(read('ar')['scope']).toBe('/sub/')
  })

  test('has an icon to show and one to cut in both sizes, apart from each other', () => {
    const icons = read('ar').icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)
    expect(icons).toEqual(['any any', '192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable'])
  })

  test.each([
    ['ar', ['المكتبة /sub/ar/#main', 'المحفوظات /sub/ar/saved', 'بحث /sub/ar/search']],
    ['en', ['Library /sub/en/#main', 'Saved /sub/en/saved', 'Search /sub/en/search']],
  ] as const)('leads from its icon (%s) to %s', (language, expected) => {
    const shortcuts = read(language)['shortcuts'] as { name: string; url: string }[]
    expect(shortcuts.map(({ name, url }) => `${name} ${url}`)).toEqual(expected)
  })

  test('opens in the window that is there', () => {
    expect(read('ar')['launch_handler']).toEqual({ client_mode: ['focus-existing', 'auto'] })
  })

  test('shows the screenshots that there are', () => {
    expect(read('ar')).not.toHaveProperty('screenshots')
    expect(read('ar', '/', [{ file: 'screenshots/article.ar.png', width: 780, height: 1688 }])).toMatchObject({
      screenshots: [{ src: '/screenshots/article.ar.png', sizes: '780x1688', form_factor: 'narrow', label: 'مقالة' }],
    })
  })
})
