// 老写法：CommonJS，一个名字里也有 import 这个词
exports.imported = 'import { x } from "y"'
exports.self = module.exports === exports
exports.required = require('./folder/text.js').shout('嗨')
