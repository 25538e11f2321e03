const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8]
const STEP_EM = 3

const indent = LEVELS.map((level) => `
wx-editor .ql-indent-${level} { padding-left: ${level * STEP_EM}em; }
wx-editor li.ql-indent-${level} { padding-left: ${level * STEP_EM + 1.5}em; counter-increment: list-${level}; }
wx-editor li.ql-indent-${level}[data-list=ordered] > .ql-ui::before { content: counter(list-${level}) '. '; }`).join('')

/** How an editor looks inside; the element itself is the author's to dress. */
export const EDITOR_STYLE = `
wx-editor { -webkit-user-select: text; user-select: text; cursor: text; }
wx-editor .ql-editor { box-sizing: border-box; width: 100%; height: 100%; min-height: inherit; padding: 0; overflow: hidden auto; outline: none; font: inherit; line-height: inherit; white-space: pre-wrap; overflow-wrap: break-word; tab-size: 4; }
wx-editor .ql-editor > * { cursor: inherit; }
wx-editor :is(p, h1, h2, h3, h4, h5, h6, ol) { margin: 0; padding: 0; }
wx-editor .ql-editor.ql-blank::before { content: attr(data-placeholder); position: absolute; left: 0; right: 0; padding: inherit; color: rgba(0, 0, 0, .6); font-style: italic; pointer-events: none; }
wx-editor .ql-clipboard { position: absolute; left: -100000px; height: 1px; overflow: hidden; }
wx-editor ol { counter-reset: list-0; }
wx-editor li { position: relative; padding-left: 1.5em; list-style: none; counter-reset: ${LEVELS.map((level) => `list-${level}`).join(' ')}; }
wx-editor li[data-list=ordered]:not([class*=ql-indent]) { counter-increment: list-0; }
wx-editor li > .ql-ui { position: absolute; }
wx-editor li > .ql-ui::before { display: inline-block; width: 1.2em; margin-left: -1.5em; margin-right: .3em; text-align: right; white-space: nowrap; }
wx-editor li[data-list=ordered] > .ql-ui::before { content: counter(list-0) '. '; }
wx-editor li[data-list=bullet] > .ql-ui::before { content: '\\2022'; }
wx-editor li[data-list=checked] > .ql-ui::before { content: '\\2611'; }
wx-editor li[data-list=unchecked] > .ql-ui::before { content: '\\2610'; }
wx-editor img { max-width: 100%; }
wx-editor hr { margin: 8px 0; border: 0; border-top: 1px solid rgba(0, 0, 0, .2); }
wx-editor .editor-image { position: absolute; box-sizing: border-box; border: 1px dashed #777; }
wx-editor .editor-image[hidden] { display: none; }
wx-editor .editor-image-size { position: absolute; right: 4px; bottom: 4px; padding: 0 4px; font-size: 12px; color: #333; background: rgba(255, 255, 255, .8); }
wx-editor .editor-image-tools { position: absolute; left: 0; top: -34px; display: flex; gap: 4px; white-space: nowrap; }
wx-editor .editor-image[data-at-top] .editor-image-tools { top: calc(100% + 6px); }
wx-editor .editor-image-tools button { padding: 4px 8px; border: 1px solid #999; font-size: 12px; color: #333; background: #fff; }
wx-editor .editor-image-corner { position: absolute; width: 12px; height: 12px; border: 1px solid #777; background: #fff; }
wx-editor .editor-image-corner.nw { left: -7px; top: -7px; cursor: nwse-resize; }
wx-editor .editor-image-corner.ne { right: -7px; top: -7px; cursor: nesw-resize; }
wx-editor .editor-image-corner.se { right: -7px; bottom: -7px; cursor: nwse-resize; }
wx-editor .editor-image-corner.sw { left: -7px; bottom: -7px; cursor: nesw-resize; }
${indent}`
