/** The workbench: the phones, and beside them what happens in them. */
export const workbenchPage = (name: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)} · 模拟器</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/simulator/assets/workbench.css">
</head>
<body><div id="root"></div><script src="/simulator/assets/workbench.js"></script></body>
</html>
`

/** One webview: the page of a mini-program is drawn into it. */
export const webviewPage = (): string => `<!doctype html>
<html>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><script src="/simulator/assets/webview.js"></script></body>
</html>
`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
