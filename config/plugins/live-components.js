/**
 * Adds to Taro's weapp templates what its 4.2.1 leaves out of live-pusher and live-player:
 * without `bindError` the component's error event never reaches React, though Taro's types offer it.
 * The same list goes into the templates (build time) and into the table of short names (run time).
 */
const path = require('node:path')
const components = require('./live-components.json')

module.exports = (ctx) => ctx.registerMethod({
  name: 'onSetupClose',
  fn(platform) {
    if (!platform.template) return
    platform.template.mergeComponents(ctx, components)
    // A list in a page that scrolls is the deepest there is; each level more is 2 KB of the main package.
    platform.template.nestElements.set('scroll-view', 2)
    platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'live-components.runtime.js')].flat()
  },
})
