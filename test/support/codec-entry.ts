import { createScope } from '../../shared/kernel/scope.ts'
import { startCodec } from '../../server/src/gateway/codec/start.ts'

// The codec process of a gateway under test.
startCodec(createScope())
