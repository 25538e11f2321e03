import type { Json } from '#shared/kernel/json'
import type { Finding } from './view.ts'

/** A mini-program as the phone loads it: sources as they lie on disk, templates and styles compiled. */
export interface AppPackage {
  readonly name: string
  readonly appId: string
  /** Every file of the folder, by its path: bytes, and SHA-256 in hexadecimal of what lies on disk. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
  /** Parsed JSON files, by path without `.json`. */
  readonly configs: Readonly<Record<string, Json>>
  /** JavaScript, by path without `.js`. ES modules come as CommonJS, line for line; the rest is untouched. */
  readonly scripts: Readonly<Record<string, string>>
  /** Paths of scripts that were ES modules. */
  readonly transpiled: readonly string[]
  /** One expression of JavaScript: a function that answers the template functions, by path without `.wxml`. */
  readonly templates: string
  /** Where scripts of templates stand in `templates`. */
  readonly wxs: readonly WxsPlace[]
  /** CSS by path without `.wxss`; class names carry `CLASS_MARK`, rpx stand as `calc(var(--rpx) * n)`. */
  readonly styles: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

/** The lines of one WXS source, from 1, and where they begin in the compiled templates. */
export interface WxsPlace { readonly path: string; readonly line: number; readonly compiledLine: number; readonly lines: number }

/** Before each class name of a compiled style: the phone puts the component's scope, or nothing, in its place. */
export const CLASS_MARK = '_lm-scope_'
