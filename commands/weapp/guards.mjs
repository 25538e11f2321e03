import ts from 'typescript'

/** Whether a use of `name` is reached only where `canIUse('name')` said yes: by a condition around it, or a return before it. */
export function isGuarded(use, name) {
  for (let [inner, outer] = [use, use.parent]; outer; [inner, outer] = [outer, outer.parent]) {
    if (conditionsOf(inner, outer).some(([condition, truth]) => proves(condition, truth, name))) return true
  }
  return false
}

/** What is known inside `outer` where `inner` runs: conditions, and how they came out. */
function conditionsOf(inner, outer) {
  if (ts.isConditionalExpression(outer) && inner !== outer.condition) return [[outer.condition, inner === outer.whenTrue]]
  if (ts.isIfStatement(outer) && inner !== outer.expression) return [[outer.expression, inner === outer.thenStatement]]
  if (ts.isBinaryExpression(outer) && inner === outer.right && isLogical(outer)) return [[outer.left, isAnd(outer)]]
  if (!ts.isBlock(outer) && !ts.isSourceFile(outer)) return []
  const before = outer.statements.slice(0, outer.statements.indexOf(inner))
  return before.filter((statement) => ts.isIfStatement(statement) && leaves(statement.thenStatement)).map(({ expression }) => [expression, false])
}

/** Whether a condition that came out so means that `canIUse(name)` was true. */
function proves(condition, truth, name) {
  if (ts.isParenthesizedExpression(condition)) return proves(condition.expression, truth, name)
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) return proves(condition.operand, !truth, name)
  if (!ts.isBinaryExpression(condition) || !isLogical(condition)) return truth && asks(condition, name)
  const [left, right] = [proves(condition.left, truth, name), proves(condition.right, truth, name)]
  // A true `and`, or a false `or`, tells of both sides.
  return isAnd(condition) === truth ? left || right : left && right
}

const asks = (node, name) => ts.isCallExpression(node) && /\bcanIUse\)?$/.test(node.expression.getText()) && node.arguments[0] !== undefined && ts.isStringLiteralLike(node.arguments[0]) && node.arguments[0].text.split('.')[0] === name

const isAnd = ({ operatorToken }) => operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
const isLogical = (node) => isAnd(node) || node.operatorToken.kind === ts.SyntaxKind.BarBarToken

function leaves(statement) {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last))
}
