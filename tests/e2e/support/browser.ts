import { findChromium } from '#build/chromium.js'

const executablePath = findChromium()

export const launchOptions = {
  // Without a Chromium on the machine, Playwright looks for its own.
  ...(executablePath === undefined ? {} : { executablePath }),
  // For a browser in a container, and one that does not telephone: these requests would stand in our logs.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
