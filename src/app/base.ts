/** The base path without its slash at the end: what stands before every address of `core/paths.ts`. */
export const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** The same for the router, which wants a slash where there is nothing. */
export const basename = base === '' ? '/' : base
