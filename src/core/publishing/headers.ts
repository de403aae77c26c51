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
/** Of what programs fetch over and over, and of pictures whose address stays: a while, then they ask. */
const A_WHILE = 'public, max-age=600, must-revalidate'
const A_DAY = 'public, max-age=86400, must-revalidate'

/** How long things are kept without asking, by path relative to the base path; of several that match, the last counts. */
const lifetimes: [path: string, lifetime: string][] = [
  ['assets/*', FOREVER],
  ['articles/*', FOREVER],
  ['cards/*', FOREVER],
  ['icons/*', A_DAY],
  ['screenshots/*', A_DAY],
  ['feeds/*', A_WHILE],
  ['schema/*', A_WHILE],
  ['sitemap*.xml', A_WHILE],
  ['robots.txt', A_WHILE],
  ['', ASK_FIRST],
  ['index.html', ASK_FIRST],
  ['shell.html', ASK_FIRST],
  ['404.html', ASK_FIRST],
  ['ar/*', ASK_FIRST],
  ['en/*', ASK_FIRST],
  ['articles/catalogue.json', ASK_FIRST],
  ['sw.js', ASK_FIRST],
  ['*.webmanifest', ASK_FIRST],
]

/** What is shown on other sites too: by feed readers, and beside a link that was sent. */
const forOthers = ['articles/images/*', 'cards/*', 'icons/*', 'feeds/*']

/** What hosts do not tell from the ending of a name. */
const types: [path: string, type: string][] = [
  ['feeds/*.xml', 'application/atom+xml; charset=utf-8'],
  ['feeds/*.json', 'application/feed+json; charset=utf-8'],
  ['schema/*', 'application/schema+json; charset=utf-8'],
  ['sitemap*.xml', 'application/xml; charset=utf-8'],
  ['*.webmanifest', 'application/manifest+json; charset=utf-8'],
]

/**
 * Every rule. A host that joins the values of several matching rules is safe with them: `no-cache` wins over a lifetime,
 * the worker lives under the page's policy too, and two reaches are none, which lets others show the file.
 *
 * @param base the base path, with a slash at both ends
 */
export function headerRules(base: string, hashes: InlineHashes): HeaderRule[] {
  const each = (name: string, values: [path: string, value: string][]) =>
    values.map(([path, value]): HeaderRule => ({ path: base + path, headers: [[name, value]] }))
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
    ...each('Cache-Control', lifetimes),
    ...each(
      'Cross-Origin-Resource-Policy',
      forOthers.map((path) => [path, 'cross-origin']),
    ),
    ...each('Content-Type', types),
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
 * The same for nginx: the inside of a `server` block, after the `map`s that belong in `http`.
 *
 * @param base the base path, with a slash at both ends
 * @param hasArchive whether there are articles without a page of their own, which the app draws when they are opened
 */
export function nginxFile(base: string, hashes: InlineHashes, hasArchive = false): string {
  const rules = headerRules(base, hashes)
  const sent = headersFor(`${base}ar/`, rules)
  const quote = (value: string | undefined) => `"${value ?? ''}"`
  const varying = ['Content-Security-Policy', 'Cross-Origin-Resource-Policy', 'Cache-Control']
  const fixed = [...sent].filter(([name]) => !varying.includes(name))
  // Of the patterns that fit, nginx takes the first.
  const varied = (name: string) =>
    rules
      .slice(1)
      .toReversed()
      .flatMap(({ path, headers }) =>
        headers.filter(([key]) => key === name).map(([, value]) => [path, value] as const),
      )
      .map(([path, value]) => `  ~${expressionOf(path)} ${quote(value)};`)
      .join('\n')
  return `# Waraq on nginx. The maps belong in the http block, the rest in the server block of the site;
# root is the folder that holds ${base === '/' ? 'index.html' : `the folder "${base.slice(1, -1)}" with index.html in it`}.

map $uri $waraq_policy {
  default ${quote(sent.get('Content-Security-Policy'))};
${varied('Content-Security-Policy')}
}
map $uri $waraq_reach {
  default ${quote(sent.get('Cross-Origin-Resource-Policy'))};
${varied('Cross-Origin-Resource-Policy')}
}
map $uri $waraq_lifetime {
  default ${quote(sent.get('Cache-Control'))};
${varied('Cache-Control')}
}

server {
  # listen, server_name, certificates and root are yours.
  charset utf-8;

  add_header Content-Security-Policy $waraq_policy always;
  add_header Cross-Origin-Resource-Policy $waraq_reach always;
  add_header Cache-Control $waraq_lifetime;
${fixed.map(([name, value]) => `  add_header ${name} ${quote(value)} always;`).join('\n')}

  location ${base} {
    try_files $uri $uri/index.html =404;
    error_page 404 ${base}404.html;
  }
  location ~ ^${base}(ar|en)$ {
    return 308 $uri/;
  }
${hasArchive ? archive(base) : ''}  # A missing file is missing: a page in its place would be taken for the file.
  location ~ ^${base}(assets|articles)/ {
    try_files $uri =404;
  }
${types.map(([path, type]) => `  location ~ ${expressionOf(base + path)} {\n    types { }\n    default_type "${type}";\n  }`).join('\n')}
}
`
}

function archive(base: string): string {
  return `  # An article without a page of its own is drawn by the app, which also says so if there is no such article.
  location ~ ^${base}(ar|en)/read/[a-z0-9-]+/?$ {
    try_files $uri $uri/index.html ${base}shell.html;
  }
`
}

/** A path of a rule as a regular expression. */
function expressionOf(path: string): string {
  return `^${path.replaceAll('.', '\\.').replaceAll('*', '.*')}$`
}
