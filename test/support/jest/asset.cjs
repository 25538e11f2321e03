/** Stands for a picture or a sound: an address that nobody fetches. */
module.exports = { __esModule: true, default: 'asset://stub' }
