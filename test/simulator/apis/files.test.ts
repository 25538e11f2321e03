import { prove } from '../../support/simulator/proof'
import { fileProofs } from '../proofs/files'

prove(fileProofs)
