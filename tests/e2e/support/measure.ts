import type { Page } from '@playwright/test'

/** What a page can be operated by; in an open sheet, what the sheet has. The links of running text are left out. */
const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/**
 * The controls that are smaller than a fingertip, measured by where a tap still reaches them: a link may cover more than
 * its words. Links in a sentence are exempt (WCAG 2.2, 2.5.8).
 *
 * @param least in CSS pixels, both ways
 */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate(
    ([controls, size]) => {
      const within = document.querySelector('dialog[open]') ?? document
      const small: string[] = []
      for (const control of within.querySelectorAll<HTMLElement>(controls)) {
        if (control.closest('article, [href="#main"]') || !control.checkVisibility({ visibilityProperty: true }))
          continue
        const target = control.closest('label') ?? control
        if (getComputedStyle(target).position !== 'fixed')
          target.scrollIntoView({ block: 'center', behavior: 'instant' })
        const box = target.getBoundingClientRect()
        const x = box.left + box.width / 2
        const y = box.top + box.height / 2
        const isHit = (dx: number, dy: number) => {
          const hit = document.elementFromPoint(x + dx, y + dy)
          return hit !== null && target.contains(hit)
        }
        const reach = (dx: number, dy: number) => {
          let far = 0
          while (far < size && isHit(dx * (far + 1), dy * (far + 1))) far += 1
          return far
        }
        const width = reach(-1, 0) + reach(1, 0) + 1
        const height = reach(0, -1) + reach(0, 1) + 1
        const name = control.getAttribute('aria-label') ?? target.textContent
        if (width < size || height < size) small.push(`${name.trim().slice(0, 40)}: ${width} × ${height}`)
      }
      return small
    },
    [CONTROLS, least] as const,
  )
}

/** Goes through a page, or an open sheet, by the Tab key. What must be reached is what a pointer can use. */
export async function tabThrough(page: Page): Promise<{ expected: string[]; reached: string[]; unmarked: string[] }> {
  const expected = await page.evaluate((controls) => {
    const within = document.querySelector('dialog[open]') ?? document
    // Of a group of radio buttons, Tab reaches the one that is chosen.
    const isStop = (control: HTMLElement) =>
      control.tabIndex >= 0 &&
      control.checkVisibility({ visibilityProperty: true }) &&
      !(control instanceof HTMLInputElement && control.type === 'radio' && !control.checked)
    const stops = [...within.querySelectorAll<HTMLElement>(controls)].filter(isStop)
    return stops.map((stop, index) => {
      const name = stop.getAttribute('aria-label') ?? (stop.closest('label') ?? stop).textContent
      return (stop.dataset['stop'] = `${index} ${name.trim().slice(0, 30)}`)
    })
  }, CONTROLS)

  const stops = await page.evaluateHandle(() => {
    const visited: { name: string; isMarked: boolean }[] = []
    const visit = (focused: Element | null, isByKey: boolean) => {
      if (!(focused instanceof HTMLElement) || focused.dataset['stop'] === undefined) return
      // A radio button is drawn by the words beside it.
      const drawn = focused.matches('[type=radio]') ? [...(focused.parentElement?.children ?? [])] : [focused]
      const isMarked = drawn.some((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      })
      visited.push({ name: focused.dataset['stop'], isMarked: isMarked || !isByKey })
    }
    // A sheet that opens has the focus on its first control.
    visit(document.activeElement, false)
    document.addEventListener('focusin', ({ target }) => visit(target as Element, true))
    return visited
  })
  for (let presses = 0; presses < expected.length + 2; presses += 1) await page.keyboard.press('Tab')

  const visited = await stops.jsonValue()
  const reached = [...new Set(visited.map(({ name }) => name))]
  const unmarked = visited.filter(({ isMarked }) => !isMarked).map(({ name }) => name)
  return { expected, reached, unmarked }
}

/** The contrast of the text of an article on its paper, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export async function articleContrast(page: Page): Promise<number> {
  const [ink, paper] = await page.evaluate(() => {
    const paragraph = document.querySelector('article p[id]')
    return [paragraph && getComputedStyle(paragraph).color, getComputedStyle(document.body).backgroundColor]
  })
  const [bright = 0, dim = 0] = [luminance(ink ?? ''), luminance(paper ?? '')].toSorted((one, other) => other - one)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(color: string): number {
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)
  if (!channels) throw new Error(`${color} is no opaque colour`)
  const [red = 0, green = 0, blue = 0] = channels.slice(1).map((channel) => {
    const value = Number(channel) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
