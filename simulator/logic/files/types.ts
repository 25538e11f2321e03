const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', bmp: 'image/bmp', svg: 'image/svg+xml',
  mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm', m4a: 'audio/mp4', mp3: 'audio/mpeg', aac: 'audio/aac', wav: 'audio/wav', ogg: 'audio/ogg',
  txt: 'text/plain', json: 'application/json', pdf: 'application/pdf', zip: 'application/zip', ttf: 'font/ttf', otf: 'font/otf', woff: 'font/woff', woff2: 'font/woff2',
}

/** The media type of a file by the end of its name. */
export const typeOf = (extension: string): string => TYPES[extension.toLowerCase()] ?? 'application/octet-stream'

/** The end of a name for a media type. */
export const extensionFor = (type: string): string => Object.entries(TYPES).find(([, known]) => known === type)?.[0] ?? ''
