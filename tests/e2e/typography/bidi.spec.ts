import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import fc from 'fast-check'
import { paths } from '#core/paths.ts'
import { article, paragraph } from '../../support/builders.ts'
import { inOurFaces, open, uis, words, type Ui } from '../support/app.ts'
import { expect, test } from '../support/fixtures.ts'
import { fromLeft, keptOf, linesOf } from '../support/order.ts'
import { prefer } from '../support/preferences.ts'
import { packed, publish } from '../support/publish.ts'
import { arabic, arabicProse, english, englishProse, rows } from './mixedTexts.ts'

/*
 * The visual order of real components. The names T01–T56 are those of the cases that the rules of typography refer to;
 * what the order must be is written from left to right, each piece as one reads it.
 */

// Wide enough that no line of these texts breaks, and not so wide that the contents stand beside them. What is kept for offline is not looked at here.
test.use({ viewport: { width: 880, height: 900 }, serviceWorkers: 'block' })

const everything = [arabic, english, ...rows.map((row) => row.article)]

test.beforeEach(async ({ page, site }) => {
  await publish(site, everything)
  await prefer(page, { digits: 'latn', months: 'egypt' })
})

for (const ui of uis) {
  test(`prose keeps its order, under the interface in ${ui}`, async ({ page }) => {
    for (const [id, cases] of [
      [arabic.id, arabicProse],
      [english.id, englishProse],
    ] as const) {
      await open(page, paths.article(ui, id))
      for (const { name, about, block, lines } of cases) {
        expect.soft(await linesOf(page.locator(`#${block.id}`)), `${name} ${about}`).toEqual(lines)
      }
    }
  })

  test(`a row of the library keeps its order whatever its title is, in ${ui}`, async ({ page }) => {
    await open(page, paths.library(ui))
    for (const { name, article: of, title } of rows) {
      const row = rowOf(page, ui, of.id)
      await expect(row).toContainText(words[ui].article.kept)
      expect.soft(await linesOf(row.getByRole('heading')), `${name}, the title`).toEqual([title])
      expect.soft(await linesOf(row.locator('div > div')), `${name}, the facts`).toEqual([factsOfRow[ui]])
    }
  })
}

/** Minutes, date, language and that it is kept here, from the interface's start. */
const factsOfRow = {
  en: fromLeft('1 min', '3 September 2023', 'In Arabic', 'Saved'),
  ar: fromLeft('محفوظة', '2023', 'سبتمبر', '3', 'دقيقة'),
}

test('T02 T06 T23 the lead keeps its order: a title that begins with Latin, a date in its standfirst', async ({
  page,
}) => {
  for (const ui of uis) {
    await open(page, paths.library(ui))
    const row = rowOf(page, ui, arabic.id)
    const title = fromLeft('.', 'تفتح متجرها', 'Apple')
    expect.soft(await linesOf(row.getByRole('heading')), ui).toEqual([title])
    expect.soft(await linesOf(row.locator('p[data-size=text]')), ui).toEqual([standfirst])
    expect.soft(await linesOf(row.locator('p[data-size=label]')), ui).toEqual([fromLeft('NET', '.', 'و', '#C', 'نحو')])
  }
})

const standfirst = fromLeft('م', '04:20', '-', '2023', '/', 'سبتمبر', '/', '03', 'آخر تعديل')

test('T05 T11 an English row in the Arabic interface is read from the right, item by item', async ({ page }) => {
  await open(page, '/ar/')
  const facts = rowOf(page, 'ar', english.id).locator('div > div')
  await expect(facts).toContainText(words.ar.article.kept)
  expect(await linesOf(facts)).toEqual([fromLeft('محفوظة', 'بالإنجليزية', '2023', 'سبتمبر', '4', 'دقيقة')])
  await expect(rowOf(page, 'ar', english.id).getByRole('heading')).toHaveCSS('direction', 'ltr')
})

test('T06 T07 T08 T36 the byline: each name by itself, in the order of the article’s line', async ({ page }) => {
  for (const ui of uis) {
    await open(page, paths.article(ui, arabic.id))
    const [names, facts] = await Promise.all([
      linesOf(page.locator('[data-head] > div ul').first()),
      linesOf(page.getByRole('article').locator('time').first()),
    ])
    const inOrder = ['John Smith', 'سارة حداد', 'Sara Jones']
    expect.soft(names, `names, ${ui}`).toEqual([fromLeft(...(ui === 'en' ? inOrder : inOrder.toReversed()))])
    const said =
      ui === 'en'
        ? fromLeft('Tuesday 5 September 2023, 4:20 pm')
        : fromLeft('م', '4:20', '،', '2023', 'سبتمبر', '5', 'الثلاثاء')
    expect.soft(facts, `facts, ${ui}`).toEqual([said])
  }
})

test('T09 T10 a searched word of the other script stands inside its quotes', async ({ page }) => {
  const said = page.getByRole('status').getByText('«').or(page.getByRole('status').getByText('“'))
  await open(page, paths.search('en', 'سيرة'))
  expect(await linesOf(said)).toEqual([fromLeft('1 article has “', 'سيرة', '”')])
  await open(page, paths.search('ar', 'Apple'))
  expect(await linesOf(said)).toEqual([fromLeft('»', 'Apple', '«', 'مقالة واحدة فيها')])
})

test('R06 what was found keeps the order of its paragraph, and a sentence to go on with that of its text', async ({
  page,
}) => {
  // More of its letters are Latin than Arabic.
  const order = fromLeft('فصلًا', 'The Structure of Scientific Revolutions by Thomas Kuhn', 'في كتاب')
  await haveRead(page, 0.4, arabic.id, 'قرأت Structure of Science من أوله')
  for (const ui of uis) {
    await open(page, paths.search(ui, 'Kuhn'))
    expect.soft(await linesOf(page.locator('a:has(mark)')), ui).toEqual([order])
    await open(page, paths.library(ui))
    const sentence = page.locator('section p[data-size=text]')
    expect.soft(await linesOf(sentence), ui).toEqual([fromLeft('من أوله', 'Structure of Science', 'قرأت')])
  }
})

test('T15 T16 a share of the interface has its sign where prose has it', async ({ page }) => {
  await haveRead(page, 0.45)
  for (const [digits, share] of [
    ['latn', ['%', '45']],
    ['arab', ['٪', '٤٥']],
  ] as const) {
    await prefer(page, { digits, months: 'egypt' })
    await open(page, '/ar/')
    const facts = rowOf(page, 'ar', arabic.id).getByText(words.ar.article.partRead.split('{')[0] ?? '')
    expect(await linesOf(facts)).toEqual([fromLeft(...share, 'قُرئ منها')])
  }
})

test('T41 the tab’s title keeps its order as plain text, in a line of either direction', async ({ page }) => {
  const mixed = ['.', 'تفتح متجرها', 'Apple']
  for (const [ui, dir, order] of [
    ['en', 'ltr', [...mixed, '·', 'Waraq']],
    ['ar', 'rtl', ['ورق', '·', ...mixed]],
  ] as const) {
    await open(page, paths.article(ui, arabic.id))
    await page.evaluate((direction) => {
      const line = document.createElement('p')
      Object.assign(line, { id: 'tab', dir: direction, textContent: document.title })
      document.querySelector('main')?.append(line)
    }, dir)
    expect(await linesOf(page.locator('#tab')), ui).toEqual([fromLeft(...order)])
  }
})

test('T44 how many of how many is said in words, so that no slash turns it round', () => {
  for (const ui of uis) expect(JSON.stringify(words[ui])).not.toMatch(/\}\} ?\/ ?\{\{/)
})

test('T45 T46 T47 T48 what is cut off in the card is the end of the sentence, in either script', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const [id, sentence] of [
    [arabic.id, `${'React والبرمجة كما يراها الناس '.repeat(3)}The Structure of Scientific Revolutions`],
    [english.id, 'The Structure of Scientific Revolutions, كما ترجمه شوقي جلال إلى العربية، a classic '.repeat(2)],
  ] as const) {
    await haveRead(page, 0.4, id, sentence.trim())
    for (const ui of uis) {
      await open(page, paths.library(ui))
      const quote = page.locator('section p[data-size=text]')
      await expect(quote, `${ui}, ${id}`).toHaveCSS('direction', id === arabic.id ? 'rtl' : 'ltr')
      const kept = await keptOf(quote)
      expect(kept.length, `${ui}, ${id}`).toBeGreaterThan(20)
      expect(kept.length, `${ui}, ${id}`).toBeLessThan(sentence.trim().length)
      expect(sentence.startsWith(kept), `${ui}, ${id}: ${kept}`).toBe(true)
    }
  }
})

test('T49 text without letters has the article’s direction and edge', async ({ page }) => {
  await open(page, paths.article('en', arabic.id))
  const edge = (id: string) =>
    page.locator(`#${id}`).evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return element.getBoundingClientRect().right - range.getBoundingClientRect().right
    })
  for (const id of ['range', 'digits', 'stars']) expect(Math.abs(await edge(id)), id).toBeLessThan(2)
  expect(await edge('english'), 'a paragraph that is English stands at the left').toBeGreaterThan(50)
  await expect(page.locator('#english')).toHaveCSS('direction', 'ltr')
})

test('T50 the markers of a list stand at its own side, whatever its items begin with', async ({ page }) => {
  await open(page, paths.article('en', arabic.id))
  const indents = await page.locator('#bullets').evaluate((list) =>
    [...list.querySelectorAll('li')].map((item) => {
      const range = document.createRange()
      range.selectNodeContents(item)
      return Math.round(list.getBoundingClientRect().right - range.getBoundingClientRect().right)
    }),
  )
  expect(new Set(indents).size, `indents ${indents.join(', ')}`).toBe(1)
  expect(indents[0]).toBeGreaterThan(20)
  await expect(page.locator('#bullets li[dir]')).toHaveCount(0)
})

test('T52 T55 invisible joiners stay in the text, and spaces outside a phrase', async ({ page }) => {
  await open(page, paths.article('ar', arabic.id))
  await expect(page.locator('#persian')).toHaveText(/می\u200Cخواهم کتاب\u200Cهایم/)
  await expect(page.locator('#persian')).toHaveAttribute('lang', 'fa')
  const gaps = await page.locator('#spaces').evaluate((element) => {
    const phrase = element.querySelector('bdi')
    const box = phrase?.getBoundingClientRect()
    const edge = (node: ChildNode | null | undefined) => {
      const range = document.createRange()
      if (!node) return range.getBoundingClientRect()
      range.selectNodeContents(node)
      // Without its space.
      const text = node.textContent ?? ''
      range.setStart(node, text.length - text.trimStart().length)
      range.setEnd(node, text.trimEnd().length)
      return range.getBoundingClientRect()
    }
    return box && [edge(phrase?.previousSibling).left - box.right, box.left - edge(phrase?.nextSibling).right]
  })
  for (const gap of gaps ?? [0]) expect(gap).toBeGreaterThan(3)
})

test('T54 a Latin phrase that wraps begins on the upper line and goes on below', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page, paths.article('ar', arabic.id))
  await inOurFaces(page)
  const lines = await linesOf(page.locator('#long bdi'))
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).toBe('TheStructureofScientificRevolutionsbyThomasKuhn')
})

test('the contents have the article’s order, under either interface', async ({ page }) => {
  for (const ui of uis) {
    await open(page, paths.article(ui, arabic.id))
    await page.getByRole('button', { name: words[ui].reader.contents, exact: true }).click()
    const contents = page.getByRole('dialog').getByRole('navigation')
    await expect(contents).toHaveCSS('direction', 'rtl')
    expect(await linesOf(contents)).toEqual([
      fromLeft('!', 'Linux', 'رحلة إلى'),
      fromLeft('ثانيًا'),
      fromLeft('في سطر', '++C'),
    ])
  }
})

test('R16 the search field runs as what is typed in it, and while it is empty as the interface', async ({ page }) => {
  for (const [ui, empty] of [
    ['ar', 'rtl'],
    ['en', 'ltr'],
  ] as const) {
    await open(page, paths.search(ui))
    const field = page.getByRole('searchbox')
    // The words that stand in it before one types: at the start of the line.
    await expect(field, ui).toHaveCSS('text-align', 'start')
    for (const [typed, direction] of [
      ['', empty],
      ['كتاب', 'rtl'],
      ['paper', 'ltr'],
      ['', empty],
    ] as const) {
      await field.fill(typed)
      await expect(field, `${ui}, ${typed}`).toHaveCSS('direction', direction)
    }
  }
  // There is no other field of text: what is only ever written in Latin letters would have to say so.
  await open(page, '/ar/settings')
  await expect(page.locator('input:is([type=email], [type=url], [type=password], [type=text]), textarea')).toHaveCount(
    0,
  )
})

test('R02 R22 the article has its own direction, rows the interface’s start edge', async ({ page }) => {
  for (const ui of uis) {
    for (const of of [arabic, english]) {
      await open(page, paths.article(ui, of.id))
      await expect(page.getByRole('article')).toHaveCSS('direction', of.dir)
      await expect(page.getByRole('toolbar')).toHaveCSS('direction', ui === 'ar' ? 'rtl' : 'ltr')
    }
    await open(page, paths.library(ui))
    const offsets = await page.getByRole('list', { name: words[ui].library.articles }).evaluate((list) => {
      const isRtl = getComputedStyle(list).direction === 'rtl'
      return [...list.querySelectorAll('h2 a')].map((link) => {
        const [box, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()]
        return Math.round(isRtl ? frame.right - box.right : box.left - frame.left)
      })
    })
    expect(new Set(offsets).size, `${ui}: ${offsets.join(', ')}`).toBe(1)
  }
})

/** Texts that turn round, hide or leak into what stands beside them. */
const attacks: [name: string, text: string][] = [
  ['T38', 'ab\u202Ecd'],
  ['T39', 'ab\u2069\u202Ecd'],
  ['T40', '\u2069\u202E\u2067cd'],
  ['T51', '\u202B'.repeat(130) + 'cd'],
  ['T56', '\u2067عنوان'],
]

test('T38 T39 T40 T51 T56 a text that would turn its neighbours round is not published', async () => {
  for (const [name, text] of attacks) {
    const poisoned = article({ id: 'poisoned', title: text, authors: [{ name: text }], blocks: [paragraph(text)] })
    await expect(packed([poisoned]), name).rejects.toThrow(
      /poisoned\.json: title has a control.*\n.*poisoned\.json: authors\[0\]\.name has a control.*\n.*poisoned\.json: blocks\[0\]\.text has a control/,
    )
  }
})

test('T38 T39 T40 T51 T56 and does no harm where a host hands it out, nor from the copy on the device', async ({
  page,
  site,
}) => {
  const clean = await packed(everything)
  const factsOf = async () => (await linesOf(page.locator('[data-head] > div'))).at(-1)
  await open(page, paths.article('en', english.id))
  const facts = await factsOf()
  for (const [name, text] of attacks) {
    const { files, file } = handedOut(clean.files, english.id, text)
    site.publish(files)
    const harmless = text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    const heading = page.getByRole('heading', { level: 1 })
    const isHarmless = async (where: string) => {
      // From the network the page first shows the edition before, which lies here.
      await expect(heading, `${name}, ${where}`).toHaveText(harmless)
      expect(await page.getByRole('article').innerText(), name).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
      expect(await factsOf(), `${name}, ${where}`).toBe(facts)
    }
    await page.evaluate(() => caches.delete('waraq-articles-v1'))
    await open(page, paths.article('en', english.id))
    await isHarmless('from the host')
    await expect
      .poll(() => page.evaluate(async (stored) => (await caches.match(stored)) !== undefined, `/articles/${file}`))
      .toBe(true)

    // Letter for letter what was published, so it is not thrown away; and the host has it no more.
    site.break((path) => path.endsWith(file), 'missing')
    await open(page, paths.article('en', english.id))
    await isHarmless('from the device')

    await open(page, paths.library('en'))
    const row = rowOf(page, 'en', english.id)
    await expect(row.getByRole('heading'), name).toHaveText(harmless)
    expect(await row.innerText(), name).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  }
})

/** What a host hands out that publishes an article without our check: with such a title and such an author. */
function handedOut(clean: ReadonlyMap<string, Uint8Array>, id: string, text: string) {
  const files = new Map(clean)
  const read = (name: string) => JSON.parse(new TextDecoder().decode(files.get(name))) as Record<string, unknown>
  const write = (name: string, value: object) => files.set(name, new TextEncoder().encode(JSON.stringify(value)))
  const catalogue = read('articles/catalogue.json') as { entries: { id: string; file: string; title: string }[] }
  const entry = catalogue.entries.find((each) => each.id === id)
  if (!entry) throw new Error(`${id} is not published`)
  const poisoned = { ...read(`articles/${entry.file}`), title: text, authors: [{ name: text }] }
  const [, hash = ''] = /\.([0-9a-f]+)\.json$/.exec(entry.file) ?? []
  const digest = createHash('sha256').update(JSON.stringify(poisoned)).digest('hex')
  const file = entry.file.replace(hash, digest.slice(0, hash.length))
  write(`articles/${file}`, poisoned)
  Object.assign(entry, { file, title: text })
  write('articles/catalogue.json', catalogue)
  return { files, file }
}

test('no text, whatever it is, changes the order of what stands beside it', async ({ page }) => {
  const letters = fc.constantFrom(
    ...'abcبجد١٢12 -/().«!',
    ...'\u200E\u200F\u061C\u2066\u2067\u2068\u2069\u202A\u202B\u202D\u202E',
  )
  const texts = fc.sample(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), { numRuns: 60, seed: 3 })
  for (const [address, ui] of [
    [paths.library('en'), 'en'],
    [paths.library('ar'), 'ar'],
    [paths.article('ar', arabic.id), 'ar'],
    [paths.article('en', arabic.id), 'en'],
  ] as const) {
    await open(page, address)
    const isLibrary = address === paths.library(ui)
    const box = isLibrary ? rowOf(page, ui, 't04') : page.locator('[data-head] > div')
    await expect(box).toBeVisible()
    // In a row the title, in a byline a name between two others.
    const changed = await box.evaluate((element, all) => {
      const target = element.querySelector('h2 a, li:nth-child(2) bdi')?.firstChild
      if (!(target instanceof Text)) throw new Error('there is nothing to change')
      const rest = () => {
        const found: { letter: string; left: number; top: number }[] = []
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
          if (node === target) continue
          for (let at = 0; at < node.length; at += 1) {
            const range = document.createRange()
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const { left, top, width } = range.getBoundingClientRect()
            if (width > 0) found.push({ letter: node.data[at] ?? '', left, top: Math.round(top / 16) })
          }
        }
        const sorted = found.toSorted((one, other) => one.top - other.top || one.left - other.left)
        return sorted.map(({ letter }) => letter).join('')
      }
      const changing = () => {
        target.data = 'x'
        const before = rest()
        return all.filter((text) => {
          target.data = text
          return rest() !== before
        })
      }
      const found = changing()
      // All in one line, as if nothing had been set apart.
      for (const each of element.querySelectorAll<HTMLElement>('*')) {
        each.style.display = 'inline'
        each.style.unicodeBidi = 'normal'
      }
      return { found, loose: changing() }
    }, texts)
    expect(changed.found, address).toEqual([])
    // The measure can tell.
    expect(changed.loose.length, address).toBeGreaterThan(0)
  }
})

function rowOf(page: Page, ui: Ui, id: string) {
  return page.getByRole('listitem').filter({ has: page.locator(`a[href="${paths.article(ui, id)}"]`) })
}

/** From the next address on, the reader has been in an article before. */
async function haveRead(page: Page, progress: number, id = arabic.id, quote = 'سطر'): Promise<void> {
  await open(page, '/ar/about')
  await page.evaluate(
    async (place) => {
      const request = indexedDB.open('waraq')
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('the database does not open')))
      })
      const writing = database.transaction('places', 'readwrite')
      writing.objectStore('places').put(place)
      await new Promise((resolve) => writing.addEventListener('complete', resolve))
      database.close()
    },
    { article: id, block: 'heading', offset: 0, gap: 0, quote, version: '', progress, at: Date.now() },
  )
}
