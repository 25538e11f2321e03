/** H5 keeps real lazy chunks; a mini-program gets a synchronous require in their place. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', 'dynamic-import-node': process.env.TARO_ENV !== 'h5' }]],
}
