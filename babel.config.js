/** H5 keeps real lazy chunks; a mini-program gets a synchronous require in their place. */
// As in package.json's browserslist, which Taro does not read for a mini-program.
const TARGETS = { chrome: '80', ios: '13.4' }

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: TARGETS, 'dynamic-import-node': process.env.TARO_ENV !== 'h5' }]],
}
