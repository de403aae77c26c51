import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { Segments } from './Segments.tsx'

const choices = [
  { value: 'ar', label: 'العربية', lang: 'ar' },
  { value: 'en', label: 'English' },
]

/** As a screen uses it: what is chosen is shown. */
function Choosing({ onChange }: { onChange: (value: string) => void }) {
  const [value, setValue] = useState('ar')
  const change = (next: string) => {
    setValue(next)
    onChange(next)
  }
  return <Segments label="اللغة" value={value} choices={choices} onChange={change} />
}

describe('Segments', () => {
  test('is a named group of choices, one of them made', () => {
    render(<Choosing onChange={() => {}} />)
    expect(screen.getByRole('group', { name: 'اللغة' })).toBeVisible()
    expect(screen.getByRole('radio', { name: 'العربية' })).toBeChecked()
    expect(screen.getByRole('radio', { name: 'English' })).not.toBeChecked()
  })

  test('says what was chosen by a tap on its name', async () => {
    const onChange = vi.fn<(value: string) => void>()
    render(<Choosing onChange={onChange} />)
    await userEvent.click(screen.getByText('English'))
    expect(onChange.mock.calls).toEqual([['en']])
    expect(screen.getByRole('radio', { name: 'English' })).toBeChecked()
  })

  test('is one stop of the keyboard, and the arrows choose', async () => {
    const onChange = vi.fn<(value: string) => void>()
    render(<Choosing onChange={onChange} />)
    await userEvent.tab()
    expect(screen.getByRole('radio', { name: 'العربية' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    expect(onChange.mock.calls).toEqual([['en']])
    expect(screen.getByRole('radio', { name: 'English' })).toHaveFocus()
  })

  test('keeps two of them apart', async () => {
    const first = vi.fn<(value: string) => void>()
    render(<Choosing onChange={first} />)
    render(<Choosing onChange={() => {}} />)
    await userEvent.click(screen.getAllByText('English').at(-1) as HTMLElement)
    expect(first).not.toHaveBeenCalled()
    expect(screen.getAllByRole('radio', { name: 'العربية' })[0]).toBeChecked()
  })

  test('gives a choice its own language', () => {
    render(<Choosing onChange={() => {}} />)
    expect(screen.getByRole('radio', { name: 'العربية' }).closest('[lang]')).toHaveAttribute('lang', 'ar')
    expect(screen.getByRole('radio', { name: 'English' }).closest('[lang]')).toBeNull()
  })
})
