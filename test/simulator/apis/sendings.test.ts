import { prove } from '../../support/simulator/proof'
import { sendingProofs } from '../proofs/sendings'

prove(sendingProofs)
