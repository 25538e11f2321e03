/** How WeChat's own components look before any style of the page's author. */
export const BASE_STYLE = `
* { touch-action: none; }
html, body { margin: 0; padding: 0; height: 100%; }
html { font-size: 16px; line-height: 1.5; -webkit-text-size-adjust: 100%; font-family: -apple-system, BlinkMacSystemFont, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Helvetica Neue", sans-serif; }
body { min-height: 100%; overflow-wrap: break-word; -webkit-user-select: none; user-select: none; -webkit-tap-highlight-color: transparent; cursor: default; }
body::-webkit-scrollbar, wx-scroll-view::-webkit-scrollbar { width: 0; height: 0; }
html { scrollbar-width: none; }
[hidden], wx-view[hidden] { display: none !important; }
wx-view, wx-page-root, wx-form, wx-scroll-view, wx-swiper, wx-cover-view, wx-movable-area, wx-radio-group, wx-checkbox-group, wx-page-container, wx-match-media, wx-root-portal, wx-list-view, wx-grid-view, wx-native-component { display: block; }
wx-text { display: inline; white-space: pre-line; }
wx-label, wx-navigator { display: inline; }
wx-navigator { display: block; }
wx-live-pusher, wx-live-player, wx-video, wx-camera, wx-map, wx-canvas, wx-web-view { display: block; position: relative; overflow: hidden; background: #000; width: 300px; height: 225px; contain: content; }
wx-live-player, wx-live-pusher { width: 320px; height: 240px; }
wx-canvas { width: 300px; height: 150px; background: transparent; }
wx-web-view { background: #fff; }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden; text-overflow: clip; white-space: nowrap; }
wx-textarea { display: block; position: relative; width: 300px; height: 150px; }
wx-editor { display: block; position: relative; box-sizing: border-box; width: 100%; height: 200px; min-height: 200px; overflow: hidden; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-button { display: block; position: relative; margin: 0 auto; padding: 0 14px; box-sizing: border-box; font-size: 18px; text-align: center; line-height: 2.55555556; border-radius: 5px; overflow: hidden; color: #000; background: #f8f8f8; cursor: pointer; }
wx-button[type=primary] { color: #fff; background: #07c160; }
wx-button[type=warn] { color: #fff; background: #e64340; }
wx-button[size=mini] { display: inline-block; font-size: 13px; line-height: 2.3; padding: 0 1.34em; }
wx-button[disabled] { opacity: .6; cursor: default; }
wx-switch, wx-checkbox, wx-radio, wx-slider, wx-picker { display: inline-block; }
wx-slider, wx-picker { display: block; }
wx-progress { display: flex; align-items: center; }
wx-swiper { position: relative; overflow: hidden; height: 150px; }
wx-swiper-item { display: block; position: absolute; width: 100%; height: 100%; overflow: hidden; will-change: transform; }
wx-movable-area { position: relative; width: 10px; height: 10px; }
wx-movable-view { display: inline-block; position: absolute; width: 10px; height: 10px; will-change: transform; }
wx-rich-text { display: block; }
wx-rich-text[data-selectable] { -webkit-user-select: text; user-select: text; }
wx-rich-text img { max-width: 100%; }
wx-cover-view { overflow: hidden; }
wx-cover-image { display: block; width: 100%; overflow: hidden; }
wx-camera { background: #000; width: 100%; height: 300px; }
.button-hover { background: #dedede; }
wx-button.button-hover[type=primary] { color: rgba(255, 255, 255, .6); background: #06ae56; }
wx-button.button-hover[type=warn] { background: #ce3c39; }
.navigator-hover { background: rgba(0, 0, 0, .1); }
wx-button[plain] { color: #353535; border: 1px solid #353535; background: transparent; }
wx-button[plain][type=primary] { color: #07c160; border-color: #07c160; background: transparent; }
wx-button[plain][type=warn] { color: #e64340; border-color: #e64340; background: transparent; }
wx-button.button-hover[plain] { opacity: .6; background: transparent; }
html[data-pulled]::before { content: ''; position: absolute; left: 50%; top: 22px; width: 7px; height: 7px; margin-left: -3px; border-radius: 50%; pointer-events: none; animation: wx-pulled 1.2s infinite; }
body { transition: margin-top .2s; }
html[data-pulled] body { margin-top: 50px; }
@keyframes wx-pulled { 0%, 100% { box-shadow: -14px 0 0 0 #555, 14px 0 0 0 #ccc; background: #999; } 33% { box-shadow: -14px 0 0 0 #ccc, 14px 0 0 0 #999; background: #555; } 66% { box-shadow: -14px 0 0 0 #999, 14px 0 0 0 #555; background: #ccc; } }
wx-icon { display: inline-block; }
`
