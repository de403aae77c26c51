// A service worker that takes the app off every device where it is installed, for the day when a version of it does harm
// and a better one is not at hand. Put it in the place of sw.js: devices fetch it with their next visit.
//
// It removes the files of the app and then itself; from the next page on, every visit goes to the network. Pages of the app
// register it again, for they know no better; it keeps nothing and answers nothing. The articles that readers keep, their
// places and their settings stay, and so does the page that is open. When a good version is deployed with its own sw.js, the
// app is stored anew.

/** The caches of the app: keep them in step with src/core/paths.ts. That of the articles is not among them. */
const APP = ['waraq-app-v1', 'waraq-fonts-v1', 'waraq-snapshots-v1']

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all(APP.map((name) => caches.delete(name))).finally(() => self.registration.unregister()))
})
