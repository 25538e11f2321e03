/** What WeChat's own typings declare in `wx`: each name with the base library it came with, where they tell it. */
export type DeclaredApis = Readonly<Record<string, { readonly since: string | null; readonly kind: 'function' | 'value' }>>
