import { prove } from '../../support/simulator/proof'
import { pageLookProofs } from '../proofs/page-look'

prove(pageLookProofs)
