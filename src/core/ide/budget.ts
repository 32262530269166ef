/** The budgets of one file, as settings. */
import { DEFAULT_LIMITS } from '../interp/limits';

export const DEFAULT_BUDGET = {
  ...DEFAULT_LIMITS,
  /** The last resort against programs that the steps do not tame: what is found then depends on the machine. */
  milliseconds: 2000,
};
