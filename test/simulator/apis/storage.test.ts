import { prove } from '../../support/simulator/proof'
import { storageProofs } from '../proofs/storage'

prove(storageProofs)
