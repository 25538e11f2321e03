module.exports = '@scope/tiny'
