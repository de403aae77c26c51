// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBudgets, pageSizes, precacheSize } from '#build/budgets.js'

const page = (article: string) => `<!doctype html>
<link rel="stylesheet" href="/assets/a.css"><style>p{}</style>
<link rel="modulepreload" href="/assets/early.js"><link rel="preload" as="font" href="/assets/naskh.woff2" crossorigin>
<template><link rel="stylesheet" href="/assets/b.css"></template>
<link rel="preload" as="font" href="/assets/naskh.woff2"><script type="module" src="/assets/main.js"></script>${article}`

const site: Record<string, string> = {
  'ar/index.html': page(''),
  'en/index.html': page(''),
  'ar/read/short/index.html': page(''),
  'ar/read/long/index.html': page('ورق'.repeat(9)),
  'en/read/short/index.html': page(''),
  'assets/main.js': `import{a as b}from"./first.js";import"./second.js";import("./later.js");b()`,
  'assets/first.js': `export*from"./third.js";export const a=1`,
  'assets/second.js': `console.log(2)`,
  'assets/third.js': `console.log(3)`,
  'assets/early.js': `console.log(0)`,
  'assets/later.js': `console.log("not yet")`,
  'assets/a.css': 'p{color:red}',
  'assets/b.css': 'h1{color:red}',
  'assets/naskh.woff2': 'font',
  'sw.js':
    'precache([{url:"assets/early.js",revision:null},{"revision":"1","url":"ar/"},{url:`assets/a.css`,revision:`2`}])',
}

const bytes = (...files: string[]) => files.reduce((sum, file) => sum + Buffer.byteLength(site[file] ?? ''), 0)
const plenty = { script: 9999, html: 9999, style: 9999, fonts: 9999, precache: 9999 }

let dist: string

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'waraq-budgets-'))
  for (const [name, content] of Object.entries(site)) {
    await mkdir(dirname(join(dist, name)), { recursive: true })
    await writeFile(join(dist, name), content)
  }
})

afterAll(() => rm(dist, { recursive: true, force: true }))

describe('the sizes of a page', () => {
  test('count each script that it needs at once, and none that comes later', async () => {
    const needed = ['main', 'first', 'second', 'third', 'early'].map((name) => `assets/${name}.js`)
    expect((await pageSizes(dist, 'ar/index.html')).script.raw).toBe(bytes(...needed))
  })

  test('count styles in the page and beside it, not those that come with the app, and each font once', async () => {
    const { style, fonts } = await pageSizes(dist, 'ar/index.html')
    expect(style.raw).toBe(bytes('assets/a.css') + 'p{}'.length)
    expect(fonts.raw).toBe(bytes('assets/naskh.woff2'))
  })
})

describe('the size of what the worker fetches', () => {
  test('counts every file of its list', async () => {
    expect((await precacheSize(dist)).raw).toBe(bytes('assets/early.js', 'ar/index.html', 'assets/a.css'))
  })
})

describe('the budgets', () => {
  test('hold for a site within them', async () => {
    expect((await checkBudgets(dist, plenty)).over).toBe(false)
  })

  test('count the heaviest article', async () => {
    const { brotli } = (await pageSizes(dist, 'ar/read/long/index.html')).html
    expect((await checkBudgets(dist, { ...plenty, html: brotli })).over).toBe(false)
    expect((await checkBudgets(dist, { ...plenty, html: brotli - 1 })).over).toBe(true)
  })

  test.each(['script', 'html', 'style', 'fonts', 'precache'] as const)('stop too much of %s', async (part) => {
    const { over, table } = await checkBudgets(dist, { ...plenty, [part]: 2 })
    expect(over).toBe(true)
    expect(table).toContain('over')
  })
})
