import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { Sheet } from './Sheet.tsx'

function open(onClose = vi.fn<() => void>()) {
  const shown = render(
    <Sheet title="المحتويات" closeLabel="إغلاق" onClose={onClose}>
      <p>الفصل الأول</p>
    </Sheet>,
  )
  return { onClose, unmount: shown.unmount, dialog: screen.getByRole('dialog', { name: 'المحتويات' }) }
}

describe('Sheet', () => {
  test('opens over the page, with its title and what it holds', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
    const { dialog } = open()
    expect(showModal).toHaveBeenCalledOnce()
    expect(dialog).toHaveAttribute('open')
    expect(screen.getByRole('heading', { name: 'المحتويات' })).toBeVisible()
    expect(screen.getByText('الفصل الأول')).toBeVisible()
  })

  test('is closed by its button', async () => {
    const { onClose } = open()
    await userEvent.click(screen.getByRole('button', { name: 'إغلاق' }))
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('is closed by a tap outside, and not by one inside', async () => {
    const { onClose, dialog } = open()
    await userEvent.click(screen.getByText('الفصل الأول'))
    expect(onClose).not.toHaveBeenCalled()
    await userEvent.click(dialog)
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('is closed by the browser, as by Escape', () => {
    const { onClose, dialog } = open()
    act(() => void dialog.dispatchEvent(new Event('close')))
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('closes as it goes, so that the browser gives the focus back', () => {
    const close = vi.spyOn(HTMLDialogElement.prototype, 'close')
    const { unmount } = open()
    unmount()
    expect(close).toHaveBeenCalledOnce()
  })
})
