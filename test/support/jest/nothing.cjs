/** Stands for a style sheet: jsdom draws nothing. */
module.exports = {}
