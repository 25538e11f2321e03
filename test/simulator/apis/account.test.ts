import { prove } from '../../support/simulator/proof'
import { accountProofs } from '../proofs/account'

prove(accountProofs)
