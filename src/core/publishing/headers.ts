/**
 * The headers that a host should send, in the form that Netlify and Cloudflare Pages read (`_headers`), and as a piece
 * of nginx configuration. The policy and the reasons are in offline §4.1.
 */

/** The one Trusted Types policy: it makes the address of the service worker. */
const WORKER_POLICY = 'sw-url'

/** Content of inline elements as CSP names it: `sha256-…` in Base64. */
export interface InlineHashes {
  scripts: string[]
  styles: string[]
}

export type Policy = [directive: string, ...values: string[]][]

/** What the worker may do: fetch from here. It lives by its own answer's policy, not by that of the pages. */
const workerPolicy: Policy = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['connect-src', "'self'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
]

/** What reading needs none of, by the names that browsers know; sharing and copying are not among them. */
const forbiddenFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** What a page may load and do: only what comes from here, and the inline elements that were built into it. */
export function pagePolicy({ scripts, styles }: InlineHashes): Policy {
  const quoted = (hashes: string[]) => hashes.map((hash) => `'${hash}'`)
  return [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...quoted(scripts)],
    ['style-src', "'self'", ...quoted(styles)],
    ['img-src', "'self'"],
    ['font-src', "'self'"],
    ['connect-src', "'self'"],
    ['manifest-src', "'self'"],
    ['worker-src', "'self'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-src', "'none'"],
    ['object-src', "'none'"],
    ['require-trusted-types-for', "'script'"],
    ['trusted-types', WORKER_POLICY],
  ]
}

/** The policy as the text of a header or of a `<meta>`. */
export function policyText(policy: Policy): string {
  return policy.map((directive) => directive.join(' ')).join('; ')
}

/** One rule of `_headers`: a path, whose `*` stands for anything, and the headers of what matches. */
export interface HeaderRule {
  path: string
  headers: [name: string, value: string][]
}

const FOREVER = 'public, max-age=31536000, immutable'
const ASK_FIRST = 'no-cache'

/**
 * Every rule. A host that joins the values of several matching rules is safe with them: `no-cache` wins over a lifetime,
 * and the worker lives under the page's policy too.
 *
 * @param base the base path, with a slash at both ends
 */
export function headerRules(base: string, hashes: InlineHashes): HeaderRule[] {
  const askFirst = [
    '',
    'index.html',
    'shell.html',
    '404.html',
    'ar/*',
    'en/*',
    'articles/catalogue.json',
    'sw.js',
    '*.webmanifest',
  ]
  return [
    {
      path: `${base}*`,
      headers: [
        [
          'Content-Security-Policy',
          policyText([...pagePolicy(hashes), ['frame-ancestors', "'none'"], ['upgrade-insecure-requests']]),
        ],
        ['X-Content-Type-Options', 'nosniff'],
        ['Referrer-Policy', 'no-referrer'],
        ['Cross-Origin-Opener-Policy', 'same-origin'],
        ['Cross-Origin-Resource-Policy', 'same-origin'],
        ['Permissions-Policy', forbiddenFeatures.map((feature) => `${feature}=()`).join(', ')],
        ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
      ],
    },
    { path: `${base}assets/*`, headers: [['Cache-Control', FOREVER]] },
    { path: `${base}articles/*`, headers: [['Cache-Control', FOREVER]] },
    ...askFirst.map((path): HeaderRule => ({ path: base + path, headers: [['Cache-Control', ASK_FIRST]] })),
    {
      path: `${base}sw.js`,
      headers: [['Content-Security-Policy', policyText(workerPolicy)]],
    },
  ]
}

/** The rules as the file `_headers`. */
export function headersFile(rules: HeaderRule[]): string {
  const lines = rules.map(({ path, headers }) => [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)])
  return `${lines.map((rule) => rule.join('\n')).join('\n\n')}\n`
}

/** Reads what `headersFile` writes. Lines that are neither a path nor a header are passed over. */
export function readHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = []
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line)
    if (line.startsWith('/')) rules.push({ path: line.trim(), headers: [] })
    else if (header?.[1] !== undefined) rules.at(-1)?.headers.push([header[1], header[2] ?? ''])
  }
  return rules
}

/** The headers of one path. Where several rules set the same header, the last one counts. */
export function headersFor(path: string, rules: HeaderRule[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const rule of rules) {
    if (!matches(path, rule.path)) continue
    for (const [name, value] of rule.headers) found.set(name, value)
  }
  return found
}

function matches(path: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*')
  if (end === undefined) return path === pattern
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end)
}

/**
 * The same for nginx: the inside of a `server` block, after the two `map`s that belong in `http`.
 *
 * @param base the base path, with a slash at both ends
 */
export function nginxFile(base: string, hashes: InlineHashes): string {
  const rules = headerRules(base, hashes)
  const sent = headersFor(`${base}ar/`, rules)
  const worker = headersFor(`${base}sw.js`, rules)
  const quote = (value: string | undefined) => `"${value ?? ''}"`
  const fixed = [...sent].filter(([name]) => name !== 'Content-Security-Policy' && name !== 'Cache-Control')
  return `# Waraq on nginx. The two maps belong in the http block, the rest in the server block of the site;
# root is the folder that holds ${base === '/' ? 'index.html' : `the folder "${base.slice(1, -1)}" with index.html in it`}.

map $uri $waraq_policy {
  default ${quote(sent.get('Content-Security-Policy'))};
  ${base}sw.js ${quote(worker.get('Content-Security-Policy'))};
}
map $uri $waraq_lifetime {
  default "${ASK_FIRST}";
  ${base}articles/catalogue.json "${ASK_FIRST}";
  ~^${base}(assets|articles)/ "${FOREVER}";
}

server {
  # listen, server_name, certificates and root are yours.
  charset utf-8;

  add_header Content-Security-Policy $waraq_policy always;
  add_header Cache-Control $waraq_lifetime;
${fixed.map(([name, value]) => `  add_header ${name} ${quote(value)} always;`).join('\n')}

  location ${base} {
    try_files $uri $uri/index.html =404;
    error_page 404 ${base}404.html;
  }
  location ~ ^${base}(ar|en)$ {
    return 308 $uri/;
  }
  # A missing file is missing: a page in its place would be taken for the file.
  location ~ ^${base}(assets|articles)/ {
    try_files $uri =404;
  }
  location ~ \\.webmanifest$ {
    types { }
    default_type application/manifest+json;
  }
}
`
}
