module.exports = '一期一会'
