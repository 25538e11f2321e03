import { createHash } from 'node:crypto'

/** The content security policy of a page (CSP level 3). */
export function policyFor(html: string, connectAnywhere: boolean): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '')
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // Taro's own styles bring their few icons as a font inside the sheet.
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "worker-src 'self' blob:",
    // Safari before 15.4 does not count a page's own WebSocket as 'self'.
    `connect-src 'self' ws: wss:${connectAnywhere ? ' https:' : ''}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}
