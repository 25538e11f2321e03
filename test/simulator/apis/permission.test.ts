import { prove } from '../../support/simulator/proof'
import { permissionProofs } from '../proofs/permission'

prove(permissionProofs)
