/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The JSON Schema of a valibot schema, as far as this house uses them; what it does not know is described as anything. */
export function describeSchema(schema: object): JsonSchema {
  return { ...describeKind(schema), ...describePipe(schema) }
}

function describeKind(schema: object): JsonSchema {
  const kind = fieldOf(schema, 'type')
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: kind }
    case 'literal':
      return { const: fieldOf(schema, 'literal') }
    case 'picklist':
      return { enum: fieldOf(schema, 'options') }
    case 'array':
      return { type: 'array', items: inner(schema, 'item') }
    case 'record':
      return { type: 'object', additionalProperties: inner(schema, 'value') }
    case 'object':
      return describeObject(schema)
    case 'optional':
      return inner(schema, 'wrapped')
    case 'nullable':
      return { anyOf: [inner(schema, 'wrapped'), { type: 'null' }] }
    case 'variant':
      return { oneOf: listOf(fieldOf(schema, 'options')).map(describeSchema) }
    default:
      return {}
  }
}

function describeObject(schema: object): JsonSchema {
  const entries = Object.entries(objectOf(fieldOf(schema, 'entries'))).map(([name, entry]) => [name, objectOf(entry)] as const)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, entry]) => [name, describeSchema(entry)])),
    required: entries.filter(([, entry]) => fieldOf(entry, 'type') !== 'optional').map(([name]) => name),
  }
}

/** The checks of a pipe that JSON Schema has a word for. */
function describePipe(schema: object): JsonSchema {
  const array = fieldOf(schema, 'type') === 'array'
  const words: Readonly<Record<string, string>> = {
    min_length: array ? 'minItems' : 'minLength',
    max_length: array ? 'maxItems' : 'maxLength',
    min_value: 'minimum',
    max_value: 'maximum',
  }
  return Object.fromEntries(listOf(fieldOf(schema, 'pipe')).flatMap((action) => {
    const word = words[String(fieldOf(action, 'type'))]
    return word === undefined ? [] : [[word, fieldOf(action, 'requirement')]]
  }))
}

const inner = (schema: object, name: string): JsonSchema => describeSchema(objectOf(fieldOf(schema, name)))

const fieldOf = (value: object, name: string): unknown => Reflect.get(value, name)

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

const listOf = (value: unknown): readonly object[] => (Array.isArray(value) ? value.map(objectOf) : [])
