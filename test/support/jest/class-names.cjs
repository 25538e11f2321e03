/** Stands for a CSS module: each class is called by its own name. */
module.exports = new Proxy({ __esModule: true }, {
  get: (target, name, proxy) => (name === '__esModule' ? true : name === 'default' ? proxy : String(name)),
})
