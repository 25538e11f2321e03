module.exports = (function () { function day(n) { return '第' + n + '天' } day.later = require('./lib/later'); return day })()
