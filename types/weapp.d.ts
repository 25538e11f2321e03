/** What the mini-program's logic layer has beyond ECMAScript (the weapp check has no DOM library). */
declare function setTimeout(act: () => void, delayMs?: number): number
declare function clearTimeout(timer: number | undefined): void
declare function setInterval(act: () => void, periodMs?: number): number
declare function clearInterval(timer: number | undefined): void
declare const console: { readonly log: (...data: readonly unknown[]) => void; readonly warn: (...data: readonly unknown[]) => void; readonly error: (...data: readonly unknown[]) => void }
