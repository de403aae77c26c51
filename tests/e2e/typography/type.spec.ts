import type { Locator, Page } from '@playwright/test'
import { faces, leadings, papers } from '#core/preferences.ts'
import { paths } from '#core/paths.ts'
import { articleOf, catalogueOf, inOurFaces, open, started, uis, words } from '../support/app.ts'
import { expect, test } from '../support/fixtures.ts'
import { darkerThan, fontsOf, fontsOfAll, fontTools, inkOf, toothOf } from '../support/ink.ts'
import { choose, prefer } from '../support/preferences.ts'
import { publish } from '../support/publish.ts'
import { survey } from '../support/survey.ts'
import { screens } from '../screens.ts'
import { arabic, english, inBoth, pictured, poem, tall, verses } from './specimens.ts'

/*
 * What a reader sees of the type, measured in the faces as they are shipped. R31 and the like name the rules of
 * typography that a test holds the app to.
 */

test.use({ serviceWorkers: 'block' })

async function openSpecimen(page: Page, id = arabic.id, ui: 'ar' | 'en' = 'ar'): Promise<void> {
  await open(page, paths.article(ui, id))
  await inOurFaces(page)
}

/** What any text may hold, published with the specimens or with the site itself. */
test.describe('the specimens', () => {
  test.beforeEach(({ site }) => publish(site, [arabic, poem, english, verses]))

  test('R10 R43 T53 letters stay joined in the middle of a word that is marked, strong or a link', async ({ page }) => {
    await openSpecimen(page)
    const bare = await widthOfWord(page.locator('#bare'), 'مستشفى')
    expect(await widthOfWord(page.locator('#styled'), 'مستشفى', { levelled: true })).toBeCloseTo(bare, 0)
    // The measure can tell: the same letters in a box of their own are torn out of the word.
    expect(await widthOfWord(page.locator('#styled'), 'مستشفى', { levelled: true, torn: true })).toBeGreaterThan(
      bare + 5,
    )

    await open(page, paths.search('ar', 'تشف'))
    const mark = page.locator('mark').first()
    await expect(mark).toHaveText('تشف')
    const [marked, plain] = await mark.evaluate((element) => {
      const box = element.parentElement?.appendChild(document.createElement('div'))
      if (!box) return []
      box.append('مست'.slice(0, 2), element.cloneNode(true), 'ى')
      box.style.inlineSize = 'max-content'
      const withMark = box.getBoundingClientRect().width
      box.replaceChildren(box.textContent)
      return [withMark, box.getBoundingClientRect().width]
    })
    expect(marked).toBeCloseTo(plain ?? 0, 0)
  })

  test('R26 Arabic with its quotes, brackets, digits and full stop is painted by one face, and that is ours', async ({
    page,
  }) => {
    await openSpecimen(page)
    const devtools = await fontTools(page)
    for (const face of faces.arabic) {
      await choose(page, { arabic: { face } })
      await expect.poll(async () => (await fontsOf(devtools, '#points')).length, face).toBe(1)
      const [only] = await fontsOf(devtools, '#points')
      expect(only?.isOurs, `${face}: ${only?.family}`).toBe(true)
    }
  })

  test('R29 R31 an Arabic letter is large enough, in every face: text, captions, labels', async ({ page }) => {
    await openSpecimen(page)
    for (const face of faces.arabic) {
      await choose(page, { arabic: { face } })
      expect.soft(await toothOf(page.locator('#prose')), `${face}, text`).toBeGreaterThanOrEqual(7.5)
      for (const caption of ['#quote footer', '#table caption', '#table td', '[data-notes] li', '[data-standfirst]']) {
        expect.soft(await toothOf(page.locator(caption).first()), `${face}, ${caption}`).toBeGreaterThanOrEqual(6)
      }
      expect.soft(await toothOf(page.locator('[data-kicker]')), `${face}, kicker`).toBeGreaterThanOrEqual(5)
    }
    await open(page, '/ar/')
    await inOurFaces(page)
    for (const label of ['nav a span', 'li div > div span', '[role=group] button', '[role=status]']) {
      expect.soft(await toothOf(page.locator(label).first()), label).toBeGreaterThanOrEqual(5)
    }
  })

  test('R32 R33 no two lines touch, plain or with all their vowels, in any face, at any leading', async ({ page }) => {
    for (const id of [arabic.id, poem.id]) {
      await openSpecimen(page, id)
      for (const face of faces.arabic) {
        for (const leading of leadings) {
          await choose(page, { arabic: { face, leading } })
          await inOurFaces(page)
          for (const block of ['#prose', '#h2', 'article h1']) {
            const where = `${id}, ${face}, ${leading}, ${block}`
            const { lines, pitch, size } = await inkOf(page.locator(block))
            const touching = lines.filter((line, index) => {
              const next = lines[index + 1]
              return next !== undefined && line.below + next.above > pitch
            })
            expect
              .soft(
                touching.map(({ text }) => text),
                `${where}: lines ${pitch / size} em apart`,
              )
              .toEqual([])
          }
          const { size, pitch } = await inkOf(page.locator('#prose'))
          if (id === arabic.id && leading !== 'tight')
            expect.soft(pitch / size, `${face}, ${leading}`).toBeGreaterThan(1.6)
        }
      }
    }
  })

  test('R34 marks above and below are cut off nowhere: not in buttons, chips, titles or rows', async ({ page }) => {
    for (const address of ['/ar/', '/ar/saved', '/ar/settings', paths.article('ar', arabic.id)]) {
      await open(page, address)
      for (const spaced of [false, true]) {
        if (spaced) {
          // What a reader may set for all pages (WCAG 2.2, 1.4.12).
          await page
            .addStyleTag({
              content:
                '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
            })
            .catch(() => undefined)
        }
        expect.soft(await cutOff(page, tall), `${address}${spaced ? ', spaced' : ''}`).toEqual([])
      }
    }
  })

  test('R35 a line has 36 to 48 Arabic characters on a phone, and never more than 80', async ({ page }) => {
    await openSpecimen(page)
    for (const face of faces.arabic) {
      await page.setViewportSize({ width: 390, height: 844 })
      await choose(page, { arabic: { face } })
      const onPhone = await charactersPerLine(page.locator('#prose'))
      expect.soft(onPhone, `${face} on a phone`).toBeGreaterThanOrEqual(36)
      expect.soft(onPhone, `${face} on a phone`).toBeLessThanOrEqual(48)
      await page.setViewportSize({ width: 1280, height: 800 })
      for (const width of ['comfortable', 'wide'] as const) {
        await choose(page, { arabic: { face, width } })
        expect.soft(await charactersPerLine(page.locator('#prose')), `${face}, ${width}`).toBeLessThanOrEqual(80)
      }
    }
    await openSpecimen(page, english.id)
    for (const face of faces.latin) {
      for (const width of ['comfortable', 'wide'] as const) {
        await choose(page, { latin: { face, width } })
        expect.soft(await charactersPerLine(page.locator('#prose')), `${face}, ${width}`).toBeLessThanOrEqual(80)
      }
    }
  })

  test('R36 R48 a space tells paragraphs apart, no indent; headings stand nearer to what follows', async ({ page }) => {
    await openSpecimen(page)
    const style = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { fontSize, textIndent, textWrap, marginBlockStart, marginBlockEnd } = getComputedStyle(element)
        const em = Number.parseFloat(fontSize)
        return {
          indent: textIndent,
          wrap: textWrap,
          before: Number.parseFloat(marginBlockStart) / em,
          after: Number.parseFloat(marginBlockEnd) / em,
        }
      })
    for (const selector of ['#prose', '#second']) {
      expect(await style(selector)).toMatchObject({ indent: '0px', wrap: 'pretty' })
      const { before, after } = await style(selector)
      expect(before + after).toBeGreaterThanOrEqual(0.8)
      expect(before + after).toBeLessThanOrEqual(1)
    }
    const heading = await style('#h2')
    expect(heading.wrap).toBe('balance')
    expect(heading.before).toBeGreaterThan(2 * heading.after)
    // The last line of a paragraph is not one lonely word.
    const { lines } = await inkOf(page.locator('#prose'))
    expect(lines.at(-1)?.text.split(' ').length).toBeGreaterThanOrEqual(2)
  })

  test('R28 R41 emphasis is upright in Arabic and italic in Latin, from real faces', async ({ page }) => {
    await openSpecimen(page)
    await expect(page.locator('#styled em')).toHaveCSS('font-style', 'normal')
    await expect(page.locator('#styled em')).toHaveCSS('font-weight', '600')
    await openSpecimen(page, english.id)
    await expect(page.locator('#styled em')).toHaveCSS('font-style', 'italic')
    const loaded = await page.evaluate(() => document.fonts.check('italic 18px "Waraq Literata"', 'small'))
    expect(loaded).toBe(true)
  })

  test('R42 underlines stand clear of the letters', async ({ page }) => {
    await openSpecimen(page)
    const line = await page
      .locator('#styled a')
      .first()
      .evaluate((link) => {
        const { fontSize, textUnderlineOffset, textDecorationSkipInk, textDecorationStyle } = getComputedStyle(link)
        return {
          offset: Number.parseFloat(textUnderlineOffset) / Number.parseFloat(fontSize),
          skips: textDecorationSkipInk,
          style: textDecorationStyle,
        }
      })
    expect(line).toMatchObject({ skips: 'auto', style: 'solid' })
    expect(line.offset).toBeGreaterThanOrEqual(0.3)
  })

  test('R46 the halves of verse stand at two straight edges, side by side or one below the other, and none is broken', async ({
    page,
  }) => {
    await openSpecimen(page, verses.id)
    for (const face of faces.arabic) {
      for (const [width, size, isSideBySide] of [
        [1280, 20, true],
        [768, 20, true],
        [390, 20, false],
        [320, 20, false],
      ] as const) {
        await page.setViewportSize({ width, height: 844 })
        await choose(page, { arabic: { face, size } })
        for (const id of ['#short', '#long']) {
          const halves = await linesOfHalves(page.locator(id))
          const where = `${face}, ${width}, ${id}`
          expect.soft(new Set(halves.map(({ lines }) => lines)), `${where}: lines of a half`).toEqual(new Set([1]))
          expect.soft(spread(halves.filter((_, at) => at % 2 === 0).map(({ start }) => start)), where).toBeLessThan(1)
          expect.soft(spread(halves.filter((_, at) => at % 2 === 1).map(({ end }) => end)), where).toBeLessThan(1)
          const [first, second] = halves
          expect.soft(Math.abs((first?.top ?? 0) - (second?.top ?? 0)) < 4, where).toBe(isSideBySide)
        }
      }
    }
    // No letter is stretched for it.
    const drawn = await page.locator('#short').textContent()
    expect(drawn).toBe(textOf(verses, 'short').replaceAll(/[\t\n]/g, ''))
    // A line that does not fit goes on indented.
    const [turned] = await linesOfHalves(page.locator('#free'))
    expect(turned?.lines).toBeGreaterThan(1)
    expect(turned?.indent).toBeGreaterThan(15)
  })

  test('R48 a range of numbers is never broken behind its dash, in a title neither', async ({ page }) => {
    await openSpecimen(page, verses.id)
    for (const id of ['#ranges', 'article h1']) {
      expect(await brokenRanges(page.locator(id), false), id).toBe(0)
      // The measure can tell.
      expect(await brokenRanges(page.locator(id), true), id).toBeGreaterThan(0)
    }
    expect(await page.locator('#ranges').innerText()).toBe(textOf(verses, 'ranges'))
  })

  test('R48 nor in a row of the library, in what was found, or after the last word', async ({ page }) => {
    const address = paths.article('ar', verses.id)
    for (const [where, of] of [
      [paths.library('ar'), `h2:has(a[href="${address}"])`],
      [paths.search('ar', 'الأعوام'), `a[href^="${address}#"] > div`],
      [paths.article('ar', arabic.id), 'nav a[rel] div:has([data-set])'],
    ] as const) {
      await open(page, where)
      const title = page.locator(of).first()
      expect(await brokenRanges(title, false), where).toBe(0)
      expect(await brokenRanges(title, true), where).toBeGreaterThan(0)
    }
  })

  test('the signs of ʿayn and hamza stand near to the letters of their name, and touch none', async ({ page }) => {
    await openSpecimen(page, english.id)
    for (const face of faces.latin) {
      await choose(page, { latin: { face } })
      const gaps = (isBare: boolean) =>
        page.locator('#names').evaluate((element, bare) => {
          const em = Number.parseFloat(getComputedStyle(element).fontSize)
          const boxOf = (node: Node, at: number) => {
            const range = document.createRange()
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            return range.getBoundingClientRect()
          }
          const signs = [...element.querySelectorAll<HTMLElement>('[data-set=close]')]
          for (const sign of signs) sign.style.margin = bare ? '0' : ''
          return signs.map((sign) => {
            const { previousSibling: before, nextSibling: after } = sign
            if (!(before instanceof Text) || !(after instanceof Text)) throw new Error('the sign stands alone')
            return (boxOf(after, 0).left - boxOf(before, before.length - 1).right) / em
          })
        }, isBare)
      const [near, bare] = [await gaps(false), await gaps(true)]
      expect(near).toHaveLength(2)
      for (const gap of near) {
        expect.soft(gap, face).toBeGreaterThan(0)
        expect.soft(gap, face).toBeLessThan(0.23)
      }
      // The measure can tell.
      expect(Math.min(...bare), face).toBeGreaterThan(0.4)
    }
    expect(await page.locator('#names').innerText()).toBe('Qaʿda and Qurʾan')
  })

  test('R24 R48 in a table a month holds to its year, heads stand on their line, and a title is not wider than what is seen', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const size of [14, 20, 34]) {
      await prefer(page, { arabic: { size } })
      await openSpecimen(page, verses.id)
      const { lines, pitch } = await page
        .locator('#dates td')
        .first()
        .evaluate((cell) => {
          const range = document.createRange()
          range.selectNodeContents(cell)
          const tops = [...range.getClientRects()].map(({ top }) => Math.round(top))
          return { lines: new Set(tops).size, pitch: Number.parseFloat(getComputedStyle(cell).lineHeight) }
        })
      expect(lines, `${size}, ${pitch}`).toBe(1)
      await expect(page.locator('#dates th').first()).toHaveCSS('vertical-align', 'bottom')
      const [shown, caption, whole] = await page
        .locator('#wide')
        .evaluate((box) => [
          box.clientWidth,
          box.querySelector('caption')?.getBoundingClientRect().width ?? 0,
          box.scrollWidth,
        ])
      expect(whole).toBeGreaterThan(shown ?? 0)
      expect(caption).toBeLessThanOrEqual(shown ?? 0)
    }
  })

  test('R52 R57 no dot stands so near to Arabic digits that it is one of them, and no fact of the byline is broken', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const ui of uis) {
      await openSpecimen(page, verses.id, ui)
      const dots = await page.locator('[data-head] > div li').evaluateAll((facts) =>
        facts.map((fact) => {
          const [dot, own] = [getComputedStyle(fact, '::before'), getComputedStyle(fact)]
          const em = Number.parseFloat(own.fontSize)
          return {
            isRed: dot.color !== own.color,
            // On either side of its middle.
            room: Number.parseFloat(dot.inlineSize) / 2 / em,
            lines: fact.getBoundingClientRect().height / Number.parseFloat(own.lineHeight),
          }
        }),
      )
      expect(dots.length).toBeGreaterThan(2)
      for (const { isRed, room, lines } of dots) {
        expect(isRed).toBe(true)
        expect(room).toBeGreaterThanOrEqual(0.6)
        expect(lines).toBeCloseTo(1, 1)
      }
    }
    for (const key of ['one', 'two', 'few', 'many', 'other'] as const) {
      expect(words.ar.library[`allKept_${key}`]).not.toMatch(/· \{\{|\}\} ·.*\{\{/)
    }
  })

  test('R49 quotations have the marks of their language', async ({ page }) => {
    for (const [id, marks] of [
      [arabic.id, ['«', '»']],
      [english.id, ['“', '”']],
    ] as const) {
      await openSpecimen(page, id)
      const [drawn, written] = await page.locator('#styled q').evaluate((quotation, [opening, closing]) => {
        const width = quotation.getBoundingClientRect().width
        const same = document.createElement('span')
        same.textContent = `${opening}${quotation.textContent}${closing}`
        quotation.replaceWith(same)
        return [width, same.getBoundingClientRect().width]
      }, marks)
      expect(drawn, id).toBeCloseTo(written ?? 0, 0)
    }
  })

  test('R23 R53 numbers of lists: at the start edge, in the reader’s digits, letters in the list inside', async ({
    page,
  }) => {
    for (const [digits, style] of [
      ['arab', 'arabic-indic'],
      ['latn', 'decimal'],
    ] as const) {
      await prefer(page, { digits })
      await openSpecimen(page)
      await expect(page.locator('#numbered')).toHaveCSS('list-style-type', style)
      await expect(page.locator('#numbered ol')).toHaveCSS('list-style-type', 'waraq-abjad')
    }
    for (const id of ['#numbered', '#bullets']) {
      const room = await page.locator(id).evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element.querySelector('li')?.firstChild ?? element)
        const size = Number.parseFloat(getComputedStyle(element).fontSize)
        return (element.getBoundingClientRect().right - range.getBoundingClientRect().right) / size
      })
      expect(room, `${id}: room for the marker, in em`).toBeGreaterThan(1.6)
    }
    await openSpecimen(page, english.id)
    await expect(page.locator('#numbered')).toHaveCSS('list-style-type', 'decimal')
  })

  test('R24 quotes and tables begin at the right in an Arabic article, under either interface', async ({ page }) => {
    for (const ui of uis) {
      await openSpecimen(page, arabic.id, ui)
      const borders = await page.locator('#quote').evaluate((element) => {
        const { borderRightWidth, borderLeftWidth } = getComputedStyle(element)
        return [borderRightWidth, borderLeftWidth]
      })
      expect(borders).toEqual(['3px', '0px'])
      const columns = await page
        .locator('#table th')
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left))
      expect(columns[0]).toBeGreaterThan(columns[1] ?? Infinity)
      await expect(page.locator('#table')).toHaveAttribute('tabindex', '0')
      const [name, year] = [page.locator('#table td').first(), page.locator('#table td').nth(1)]
      await expect(name).toHaveCSS('text-align', 'start')
      await expect(year).toHaveCSS('text-align', 'right')
      await expect(year).toHaveCSS('unicode-bidi', 'isolate')
      await expect(year).toHaveCSS('font-variant-numeric', 'tabular-nums')
    }
  })

  test('R37 contrast is 7 for the text and 4.5 for all else that belongs to it, on every paper', async ({ page }) => {
    await openSpecimen(page)
    for (const paper of papers) {
      await choose(page, { paper })
      for (const [least, selectors] of [
        [7, ['#prose', 'article h1', '#styled strong', '#numbered li', '#table td']],
        [
          4.5,
          [
            '#h2',
            '#h3',
            '#styled a',
            '#quote footer',
            '#table caption',
            '#table th',
            '[data-kicker]',
            '[data-standfirst]',
          ],
        ],
      ] as const) {
        for (const selector of selectors) {
          expect
            .soft(await contrastOf(page.locator(selector).first()), `${paper}, ${selector}`)
            .toBeGreaterThanOrEqual(least)
        }
      }
    }
  })

  test('what is marked can be told from its paper, on every one, and read on it', async ({ page }) => {
    await openSpecimen(page, english.id)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const paper of papers) {
        await choose(page, { paper })
        const code = page.locator('#styled code')
        expect.soft(await contrastOf(code), `${paper}, ${colorScheme}`).toBeGreaterThanOrEqual(7)
        expect.soft(await contrastOf(code, 'of its ground'), `${paper}, ${colorScheme}`).toBeGreaterThan(1.1)
      }
    }
  })

  test('R39 joined letters have no dark knots, in any face', async ({ page }) => {
    await openSpecimen(page)
    await choose(page, { paper: 'light' })
    const caption = page.locator('#quote footer')
    for (const face of faces.arabic) {
      await choose(page, { paper: 'light', arabic: { face } })
      expect(await darkerThan(page, await caption.screenshot(), await inkMixed(caption)), face).toBe(0)
    }
    // The measure can tell: a translucent colour has them.
    await caption.evaluate((element) => {
      element.style.color = 'rgb(93 86 76 / 60%)'
    })
    expect(await darkerThan(page, await caption.screenshot(), await inkMixed(caption))).toBeGreaterThan(0)
  })

  test('R47 nothing scrolls sideways at 320 pixels, with an address of 90 letters and a word of 30', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const ui of uis) {
      for (const { id } of [arabic, poem, english]) {
        await openSpecimen(page, id, ui)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${id}, ${ui}`).toBeLessThanOrEqual(320)
        expect(await outOfSight(page), `${id}, ${ui}`).toEqual([])
      }
    }
    await openSpecimen(page)
    await expect(page.locator('#prose')).toHaveCSS('hyphens', 'none')
    // The measure can tell: a stretch of an article cuts off what stands out of it, so nothing scrolls.
    await page.locator('#unbreakable').evaluate((element) => {
      for (const each of [element, ...element.querySelectorAll<HTMLElement>('*')]) each.style.overflowWrap = 'normal'
    })
    expect(await outOfSight(page)).not.toEqual([])
    await openSpecimen(page, english.id)
    await expect(page.locator('#prose')).toHaveCSS('hyphens', 'auto')
  })

  test('R61 progress is filled from the article’s start, whatever the interface’s direction', async ({ page }) => {
    for (const ui of uis) {
      for (const { id, dir } of [arabic, english]) {
        await openSpecimen(page, id, ui)
        await page.mouse.wheel(0, 300)
        const track = page.locator('[data-along=inline]')
        await expect(track.locator('span')).toBeAttached()
        const [start, end] = await track.evaluate((element, direction) => {
          const [whole, part] = [element.getBoundingClientRect(), element.firstElementChild?.getBoundingClientRect()]
          if (!part) return [Infinity, 0]
          const gaps = [part.left - whole.left, whole.right - part.right]
          return direction === 'rtl' ? gaps.toReversed() : gaps
        }, dir)
        expect(start, `${id}, ${ui}`).toBeLessThan(1)
        expect(end, `${id}, ${ui}`).toBeGreaterThan(1)
      }
    }
  })

  test('R60 only what shows the direction of reading is mirrored', async ({ page }) => {
    const flipped = async () =>
      page
        .locator('svg')
        .evaluateAll((icons) =>
          icons.map((icon) => `${icon.hasAttribute('data-flip')} ${getComputedStyle(icon).transform}`),
        )
    for (const [ui, transform] of [
      ['ar', 'matrix(-1, 0, 0, 1, 0, 0)'],
      ['en', 'none'],
    ] as const) {
      for (const address of [paths.library(ui), paths.article(ui, arabic.id), paths.article(ui, english.id)]) {
        await open(page, address)
        expect(new Set(await flipped()), address).toEqual(new Set([`true ${transform}`, 'false none']))
      }
      const t = words[ui].reader
      await expect(page.getByRole('link', { name: t.back }).locator('svg')).toHaveAttribute('data-flip')
      for (const name of [t.share, t.print, t.text]) {
        const icon = page.getByRole('button', { name, exact: true }).locator('svg')
        await expect(icon, name).not.toHaveAttribute('data-flip')
      }
    }
  })
})

/** A block in the other language than its article. */
test.describe('a block of the other script', () => {
  test.beforeEach(({ site }) => publish(site, Object.values(inBoth)))

  test('R25 R31 R32 has its own script’s face, size and leading, on the screen and on paper', async ({ page }) => {
    test.setTimeout(120_000)
    const stylesIn = async (of: 'ar' | 'en', script: 'ar' | 'en') => {
      await openSpecimen(page, inBoth[of].id, of)
      return [await partsOf(page, script), await onPaper(page, () => partsOf(page, script))]
    }
    for (const chosen of [
      { arabic: { face: 'naskh' }, latin: { face: 'literata' } },
      { arabic: { face: 'amiri', size: 24, leading: 'loose' }, latin: { face: 'plex', size: 16, leading: 'tight' } },
    ] as const) {
      await prefer(page, chosen)
      for (const [script, other] of [
        ['en', 'ar'],
        ['ar', 'en'],
      ] as const) {
        const own = await stylesIn(script, script)
        expect.soft(await stylesIn(other, script), `${script} in ${other}, ${chosen.arabic.face}`).toEqual(own)
        // The scripts are not set alike, so that the measure can tell.
        const against = await partsOf(page, other)
        expect(against['paragraph']).not.toEqual(own[0]?.['paragraph'])
      }
    }
  })

  test('R26 is painted by one face with its spaces, digits and full stops', async ({ page }) => {
    await openSpecimen(page, inBoth.ar.id)
    const devtools = await fontTools(page)
    for (const block of ['#en-quote > p', '#en-paragraph', '#en-list > li:last-child', '#en-table td:last-child']) {
      await expect
        .poll(async () => (await fontsOf(devtools, block)).map(({ family }) => family), block)
        .toEqual(['Literata'])
    }
  })

  test('R23 a note begins at its number, and its arrow stands at its last word', async ({ page }) => {
    for (const of of uis) {
      await openSpecimen(page, inBoth[of].id, of)
      for (const id of ['ar-note', 'ar-long-note', 'en-note', 'en-long-note']) {
        const { text, arrow, room } = await page.locator(`#${id}`).evaluate((item) => {
          const em = Number.parseFloat(getComputedStyle(item).fontSize)
          const isRtl = getComputedStyle(item).direction === 'rtl'
          const [box, whole] = [item.getBoundingClientRect(), item.closest('article')?.getBoundingClientRect()]
          const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT)
          const range = document.createRange()
          const texts: Text[] = []
          for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode())
            if (node.data.trim() !== '') texts.push(node)
          const [first, last] = [texts[0], texts.at(-1)]
          const icon = item.querySelector('svg')?.getBoundingClientRect()
          if (!first || !last || !icon || !whole) throw new Error('there is no note')
          range.setStart(first, 0)
          range.setEnd(first, 1)
          const letter = range.getBoundingClientRect()
          range.setStart(last, last.data.trimEnd().length - 1)
          range.setEnd(last, last.data.trimEnd().length)
          const stop = range.getBoundingClientRect()
          return {
            // The number stands outside, at the start of its item.
            text: (isRtl ? box.right - letter.right : letter.left - box.left) / em,
            arrow: (isRtl ? stop.left - icon.right : icon.left - stop.right) / em,
            room: (isRtl ? whole.right - box.right : box.left - whole.left) / em,
          }
        })
        expect.soft(text, `${id} in ${of}: from its number`).toBeLessThan(0.2)
        expect.soft(arrow, `${id} in ${of}: to its arrow`).toBeGreaterThan(0)
        expect.soft(arrow, `${id} in ${of}: to its arrow`).toBeLessThan(0.6)
        expect.soft(room, `${id} in ${of}: for its number`).toBeGreaterThan(1.6)
      }
    }
  })

  test('R24 a quotation’s source stands at the quotation’s edge, in whatever script it is', async ({ page }) => {
    for (const of of uis) {
      await openSpecimen(page, inBoth[of].id, of)
      for (const [id, side] of [
        ['ar-translated', 'right'],
        ['en-translated', 'left'],
      ] as const) {
        const quotation = page.locator(`#${id}`)
        const edges = [await edgeOf(quotation.locator('p'), side), await edgeOf(quotation.locator('footer'), side)]
        expect.soft(spread(edges), `${id} in ${of}`).toBeLessThan(3)
      }
    }
  })

  test('R53 a list in a list has marks of its own', async ({ page }) => {
    for (const of of uis) {
      await openSpecimen(page, inBoth[of].id, of)
      for (const [id, kind] of [
        ['ar-list', 'ul'],
        ['en-list', 'ul'],
        ['en-numbered', 'ol'],
      ]) {
        const marks = await page
          .locator(`#${id}, #${id} ${kind}`)
          .evaluateAll((lists) => lists.map((list) => getComputedStyle(list).listStyleType))
        expect.soft(new Set(marks).size, `${id} in ${of}: ${marks.join()}`).toBe(2)
      }
    }
  })

  test('R24 units stand under units, in whatever direction the table runs', async ({ page }) => {
    for (const of of uis) {
      await openSpecimen(page, inBoth[of].id, of)
      for (const id of ['ar-table', 'en-table']) {
        const ends = await page.locator(`#${id} td:nth-child(2)`).evaluateAll((cells) =>
          cells.map((cell) => {
            const range = document.createRange()
            range.selectNodeContents(cell)
            return Math.round(range.getBoundingClientRect().right)
          }),
        )
        expect.soft(ends, id).toHaveLength(2)
        expect.soft(new Set(ends).size, `${id} in ${of}: ${ends.join()}`).toBe(1)
      }
    }
  })

  test('R48 the head of a column keeps its unit beside it', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await openSpecimen(page, inBoth.ar.id)
    for (const id of ['ar-table', 'en-table']) {
      const lines = await page
        .locator(`#${id} th`)
        .nth(1)
        .evaluate((head) => {
          const range = document.createRange()
          range.selectNodeContents(head)
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size
        })
      expect.soft(lines, id).toBe(1)
    }
  })
})

test('R31 a credit stands below its caption and near to it, at the same edge', async ({ page, site }) => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"/>'
  await publish(site, [pictured], { 'map.svg': picture })
  await openSpecimen(page, pictured.id)
  for (const [id, side] of [
    ['own', 'right'],
    ['other', 'left'],
    ['both', 'left'],
  ] as const) {
    const caption = page.locator(`#${id} figcaption`)
    const edges = [await edgeOf(caption.locator('p'), side), await edgeOf(caption.locator('footer'), side)]
    expect.soft(spread(edges), `${id}: edges`).toBeLessThan(3)
    const apart = await caption.evaluate((of) => {
      const [text, credit] = [of.querySelector('p'), of.querySelector('footer')]
      if (!text || !credit) throw new Error('there is no credit')
      const gap = credit.getBoundingClientRect().top - text.getBoundingClientRect().bottom
      return gap / Number.parseFloat(getComputedStyle(of).fontSize)
    })
    expect.soft(apart, `${id}: between them, in em`).toBeLessThan(0.4)
  }
})

test('R31 R48 a picture’s credit is as large as its caption, and dimmed in the dark is the picture only', async ({
  page,
}) => {
  await open(page, paths.article('ar', 'paper-road'))
  await inOurFaces(page)
  for (const face of faces.arabic) {
    await choose(page, { arabic: { face } })
    expect.soft(await toothOf(page.locator('figure footer').first()), face).toBeGreaterThanOrEqual(6)
  }
  const image = page.locator('figure img').first()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const paper of papers) {
      await choose(page, { paper })
      const isDim = paper === 'dark' || paper === 'black' || (paper === 'system' && colorScheme === 'dark')
      await expect.soft(image, `${paper}, ${colorScheme}`).toHaveCSS('filter', isDim ? 'brightness(0.85)' : 'none')
    }
  }
  await choose(page, { paper: 'black' })
  await page.emulateMedia({ media: 'print' })
  await expect(image).toHaveCSS('filter', 'none')
})

for (const ui of uis) {
  test(`the six papers stand in one line at 320 pixels, and the sample has room, in ${ui}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const script of ['arabic', 'latin'] as const) {
      await open(page, paths.settings(ui))
      await inOurFaces(page)
      const scripts = page.getByRole('group', { name: words[ui].text.script })
      await scripts.getByRole('radio', { name: words[ui].text[script] }).check()
      const chosen = await page.locator('label:has(input[type=radio])').evaluateAll(
        (labels, names) => {
          const boxes = labels
            .filter((label) => names.includes(label.textContent))
            .map((label) => label.getBoundingClientRect())
          return boxes.map(({ left, right, top, width }) => ({ left, right, top, width }))
        },
        papers.map((paper) => words[ui].text[paper]),
      )
      expect(chosen).toHaveLength(papers.length)
      expect(new Set(chosen.map(({ top }) => Math.round(top))).size).toBe(1)
      for (const { left, right, width } of chosen) {
        expect(left).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(320)
        expect(width).toBeGreaterThanOrEqual(44)
      }
      const room = await page.locator('p.article').evaluate((sample) => {
        const range = document.createRange()
        range.selectNodeContents(sample)
        const [ink, box] = [range.getBoundingClientRect(), sample.getBoundingClientRect()]
        return [ink.top - box.top, box.bottom - ink.bottom]
      })
      // On either side of its lines, to the rules above and below it.
      for (const side of room) expect(side, script).toBeGreaterThanOrEqual(8)
    }
  })

  test(`R28 R30 R38 R39 R40 R41 R44 R45 no text of any screen in ${ui} is mistreated`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.goto(`/${ui}/`)
    for (const screen of screens) {
      await open(page, `/${ui}/${screen.path}`)
      await screen.enter?.(page, words[ui])
      await expect(page.getByRole('heading').first()).toBeVisible()
      expect.soft(await survey(page), `${screen.name}, ${ui}`).toEqual({
        translucent: [],
        mistreated: [],
        justified: [],
        synthesised: [],
        misnamed: [],
        leaking: [],
      })
    }
  })
}

test('R25 no letter of a published article is painted by a face of the device', async ({ page, request }) => {
  test.setTimeout(120_000)
  const entries = await catalogueOf(request)
  const articles = await Promise.all(entries.map(({ id }) => articleOf(request, id)))
  for (const [lang, script] of [
    ['ar', 'arabic'],
    ['en', 'latin'],
  ] as const) {
    const texts = articles.filter((article) => article.lang === lang).map((article) => wordsOf(article.blocks))
    const letters = [...new Set(texts.join(''))].filter((letter) => /[^\s\p{Cf}]/u.test(letter))
    await open(page, paths.article(lang, articles.find((article) => article.lang === lang)?.id ?? ''))
    const devtools = await fontTools(page)
    for (const face of faces[script]) {
      await choose(page, { [script]: { face } })
      await page.evaluate(async (all) => {
        document.getElementById('letters')?.remove()
        const line = document.createElement('p')
        line.id = 'letters'
        for (const letter of all) {
          const box = document.createElement('span')
          // A mark needs a letter to stand on.
          box.textContent = /\p{M}/u.test(letter) ? `ب${letter}` : letter
          line.append(box, ' ')
        }
        document.querySelector('article [data-blocks]')?.append(line)
        await document.fonts.ready
      }, letters)
      const painted = async () => {
        await inOurFaces(page)
        const fonts = await fontsOfAll(devtools, '#letters > span')
        return letters.filter((_, index) => fonts[index]?.some(({ isOurs }) => !isOurs)).join('')
      }
      // Files for the rarer letters come now.
      await expect.configure({ soft: true }).poll(painted, `${lang}, ${face}`).toBe('')
    }
  }
})

test('R08 a right-to-left page is the mirror image of a left-to-right one', async ({ page }) => {
  const skeletonOf = async (address: string, isMirrored: boolean) => {
    await page.goto(address)
    await started(page)
    return page.evaluate((mirrored) => {
      const width = document.documentElement.clientWidth
      return ['nav', 'nav a', 'main', 'header', 'header > *', '[role=toolbar] > *', '[role=group] button'].flatMap(
        (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((element) => element.checkVisibility())
            .slice(0, 6)
            .map((element) => {
              const { left, right } = element.getBoundingClientRect()
              return { selector, start: Math.round(mirrored ? width - right : left) }
            }),
      )
    }, isMirrored)
  }
  const firsts = (skeleton: { selector: string; start: number }[]) =>
    Object.fromEntries(skeleton.toReversed().map(({ selector, start }) => [selector, start]))
  for (const [path, pair] of [
    ['', ''],
    ['read/paper-road', 'read/paper-road-en'],
  ]) {
    const rtl = firsts(await skeletonOf(`/ar/${path}`, true))
    const ltr = firsts(await skeletonOf(`/en/${pair}`, false))
    expect(Object.keys(rtl)).toEqual(Object.keys(ltr))
    for (const [selector, start] of Object.entries(rtl)) {
      expect(Math.abs(start - (ltr[selector] ?? 0)), `${path}: ${selector}`).toBeLessThanOrEqual(2)
    }
  }
})

/** The text of all blocks, whatever they are; code is set in the device’s own face. */
function wordsOf(blocks: unknown): string {
  return [...JSON.stringify(blocks).matchAll(/"(?:text|caption|attribution|credit)":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = '']) => JSON.parse(`"${text}"`) as string)
    .join('')
}

/** How the parts of the blocks of a script are set in the article that is open. */
async function partsOf(page: Page, script: 'ar' | 'en'): Promise<Record<string, string[]>> {
  const parts = Object.entries({
    heading: '#heading',
    paragraph: '#paragraph',
    quotation: '#quote > p',
    source: '#quote > footer',
    item: '#list > li',
    inner: '#list li li',
    line: '#verse [data-line]',
    half: '#verse [data-half]',
    cell: '#table td',
    head: '#table th',
    caption: '#table caption',
    note: '#long-note',
  }).map(([name, part]) => [name, part.replace('#', `#${script}-`)] as const)
  return page.evaluate(
    (all) =>
      Object.fromEntries(
        all.map(([name, part]) => {
          const element = document.querySelector(part)
          if (!element) throw new Error(`there is no ${part}`)
          const { fontFamily, fontSize, fontWeight, lineHeight, marginBlockEnd, textAlign } = getComputedStyle(element)
          return [name, [fontFamily, fontSize, fontWeight, lineHeight, marginBlockEnd, textAlign]]
        }),
      ),
    parts,
  )
}

async function onPaper<Value>(page: Page, look: () => Promise<Value>): Promise<Value> {
  await page.emulateMedia({ media: 'print' })
  const seen = await look()
  await page.emulateMedia({ media: 'screen' })
  return seen
}

/** Where the first line of an element’s words begins. */
async function edgeOf(element: Locator, side: 'left' | 'right'): Promise<number> {
  return element.evaluate((of, at) => {
    const range = document.createRange()
    range.selectNodeContents(of)
    return [...range.getClientRects()].find(({ width }) => width > 0)?.[at] ?? NaN
  }, side)
}

/** How wide a word is in its paragraph; levelled, with the weight and size of what is inside it taken away. */
async function widthOfWord(
  block: Locator,
  word: string,
  change: { levelled?: true; torn?: true } = {},
): Promise<number> {
  return block.evaluate(
    (element, [wanted, { levelled, torn }]) => {
      for (const inner of element.querySelectorAll<HTMLElement>('strong')) {
        if (levelled) inner.style.font = 'inherit'
        if (torn) inner.style.display = 'inline-block'
      }
      const at = element.textContent.indexOf(wanted)
      const range = document.createRange()
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let passed = 0
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        if (at >= passed && at < passed + node.length) range.setStart(node, at - passed)
        const end = at + wanted.length - passed
        if (end > 0 && end <= node.length) range.setEnd(node, end)
        passed += node.length
      }
      return range.getBoundingClientRect().width
    },
    [word, change] as const,
  )
}

/** Where the letters of each half of a verse stand: in how many lines, and the edges of its first and last one. */
async function linesOfHalves(verse: Locator) {
  return verse.evaluate((element) => {
    const isRtl = getComputedStyle(element).direction === 'rtl'
    return [...element.querySelectorAll('[data-half]')].map((half) => {
      const range = document.createRange()
      range.selectNodeContents(half)
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (!first || !last) throw new Error('there is an empty half')
      const [startOf, endOf] = isRtl
        ? [({ right }: DOMRect) => -right, ({ left }: DOMRect) => -left]
        : [({ left }: DOMRect) => left, ({ right }: DOMRect) => right]
      return {
        lines: new Set(boxes.map(({ top }) => Math.round(top / 8))).size,
        top: first.top,
        start: startOf(first),
        end: endOf(last),
        indent: startOf(last) - startOf(first),
      }
    })
  })
}

function spread(numbers: number[]): number {
  return Math.max(...numbers) - Math.min(...numbers)
}

/** The text of a paragraph as it is published. */
function textOf(of: typeof verses, id: string): string {
  const block = of.blocks.find((each) => each.id === id)
  return block && 'text' in block ? block.text : ''
}

/** At how many widths a range of numbers in an element is broken over two lines; with what holds it together taken away. */
async function brokenRanges(element: Locator, isFree: boolean): Promise<number> {
  return element.evaluate((of: HTMLElement, free) => {
    const ranges = of.querySelectorAll<HTMLElement>('[data-set=whole]')
    let found = 0
    for (let width = 120; width <= 360; width += 5) {
      of.style.inlineSize = `${width}px`
      for (const range of ranges) {
        if (free) range.style.whiteSpace = 'normal'
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size > 1) found += 1
      }
    }
    return ranges.length === 0 ? NaN : found
  }, isFree)
}

/** The mean over all lines but the last. */
async function charactersPerLine(block: Locator): Promise<number> {
  const { lines } = await inkOf(block)
  const whole = lines.slice(0, -1)
  return whole.reduce((sum, { text }) => sum + text.length, 0) / whole.length
}

/** What would be cut off if these words stood in it: controls, titles and labels. */
async function cutOff(page: Page, text: string): Promise<string[]> {
  return page.evaluate((tallWords) => {
    const found: string[] = []
    const some = document.querySelectorAll<HTMLElement>(
      'button, nav a span, h1, h2, h3, [data-size], li div > div span',
    )
    for (const element of some) {
      const label = [...element.childNodes].find((node) => node instanceof Text)
      if (!(label instanceof Text) || !element.checkVisibility()) continue
      label.data = tallWords
      for (let box: HTMLElement | null = element; box; box = box.parentElement) {
        const { overflowY, display } = getComputedStyle(box)
        if (display === 'inline' || overflowY === 'visible' || box.scrollHeight <= box.clientHeight + 1) continue
        if (overflowY === 'hidden' || overflowY === 'clip') found.push(`${element.className}: ${box.className}`)
      }
    }
    return found
  }, text)
}

/** The words of an article that stand out of the screen at a side, but for those in a table, which scrolls. */
async function outOfSight(page: Page): Promise<string[]> {
  return page.getByRole('article').evaluate((article, width) => {
    const found: string[] = []
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      if (node.parentElement?.closest('[data-block=table], .hidden-text')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0)
      if (boxes.some(({ left, right }) => left < 0 || right > width)) found.push(node.data)
    }
    return found
  }, page.viewportSize()?.width ?? 0)
}

/** The colour of a text as it must come out on its paper, from 0 to 255: what is translucent is mixed with that. */
async function inkMixed(element: Locator): Promise<[number, number, number]> {
  return element.evaluate((of) => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const [red = 0, green = 0, blue = 0, alpha = 1] = channels(getComputedStyle(of).color)
    const paper = channels(getComputedStyle(document.body).backgroundColor)
    const mix = (channel: number, at: number) => Math.round(channel * alpha + (paper[at] ?? 255) * (1 - alpha))
    return [mix(red, 0), mix(green, 1), mix(blue, 2)]
  })
}

/** The contrast of a text with what is behind it, or of that with what lies around it. */
async function contrastOf(element: Locator, which: 'of its ink' | 'of its ground' = 'of its ink'): Promise<number> {
  return element.evaluate((of, what) => {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((channel) => {
        const value = Number(channel) / 255
        return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const groundOf = (start: Element | null) => {
      let behind = start
      while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement
      return getComputedStyle(behind ?? document.body).backgroundColor
    }
    const pair =
      what === 'of its ink' ? [getComputedStyle(of).color, groundOf(of)] : [groundOf(of), groundOf(of.parentElement)]
    const [bright = 0, dim = 0] = pair.map(luminance).toSorted((one, other) => other - one)
    return (bright + 0.05) / (dim + 0.05)
  }, which)
}

test('a name of two words is not broken in a table, which scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page, '/ar/read/arabic-month-names')
  await inOurFaces(page)
  for (const name of ['كانون الثاني', 'تشرين الأول']) {
    const lines = await page
      .getByRole('cell', { name, exact: true })
      .first()
      .evaluate((cell) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      })
    expect(lines, name).toBe(1)
  }
})
