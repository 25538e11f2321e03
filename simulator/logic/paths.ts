/** `../b` seen from `pages/a/index` is `pages/b`; a leading slash starts at the package's root. Never leaves the root. */
export function resolvePath(from: string, wanted: string): string {
  const parts = wanted.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of wanted.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Where an npm package's file may lie, nearest first: `miniprogram_npm` beside the asker and in every folder above. */
export function npmPlaces(from: string, name: string): readonly string[] {
  const folders = from.split('/').slice(0, -1)
  return folders.concat('').map((_, index) => [...folders.slice(0, folders.length - index), 'miniprogram_npm', name].join('/'))
}

export interface Address {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** `/pages/a/index?b=1`, as routers take it; relative ones are seen from `from`. */
export function parseAddress(url: string, from: string): Address {
  const [path = '', ...rest] = url.split('?')
  return { path: resolvePath(from, path.replace(/\.html$/, '')), query: parseQuery(rest.join('?')) }
}

function parseQuery(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('#')[0]?.split('&').filter((pair) => pair !== '') ?? []
  return Object.fromEntries(pairs.map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
  }))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
