import type { CSSProperties } from 'react'

/** `--top`: what notch or status bar take; `--capsule`: the width that WeChat's own buttons take at the right. */
export type TopInset = () => CSSProperties & { readonly '--top': string; readonly '--capsule': string }
