import { render } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Track } from './Track.tsx'

const drawn = (element: React.ReactElement) => render(element).container.firstElementChild as HTMLElement

describe('Track', () => {
  test('is filled as far as it is told', () => {
    const filled = drawn(<Track share={0.4} along="inline" />).firstElementChild as HTMLElement
    expect(filled.style.getPropertyValue('--share')).toBe('0.4')
  })

  test('has nothing in it before anything is read: prerendered pages may have no style attribute', () => {
    expect(drawn(<Track share={0} along="inline" />)).toBeEmptyDOMElement()
  })

  test('fills in the direction of the article, whatever the interface has', () => {
    expect(drawn(<Track share={0.4} along="inline" dir="rtl" />)).toHaveAttribute('dir', 'rtl')
    expect(drawn(<Track share={0.4} along="inline" />)).not.toHaveAttribute('dir')
  })

  test('is silent to a screen reader: the words beside it say the same', () => {
    expect(drawn(<Track share={0.4} along="block" />)).toHaveAttribute('aria-hidden', 'true')
  })
})
