/**
 * Draws with the typefaces that came after the page was drawn, now that nothing is under the reader's eyes: the screen is
 * a new one, or out of sight, or they have changed how it looks. `firstPaint.js` says which are late, and `tokens.css`
 * leaves them out until then.
 */
export function drawLateFaces(): void {
  const { dataset } = document.documentElement
  if (dataset['late'] && document.fonts.status === 'loaded') delete dataset['late']
}
