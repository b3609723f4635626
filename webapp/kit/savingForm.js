import { Problem } from '../client/problem.js';
import { View } from './page.js';
import { sayDone, sayFailed } from '../shell/notices.js';

/** A form that saves, says so, and shows a refusal at its field. */
export class SavingForm extends View {
  static slices = /** @type {const} */ (['session']);
  static properties = { problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problem = /** @type {Problem | null} */ (null);
    this.busy = false;
  }

  /** @param {() => Promise<unknown>} work @param {string} done what to say when it worked */
  async save(work, done) {
    this.busy = true;
    this.problem = null;
    try {
      await work();
      sayDone(done);
    } catch (thrown) {
      this.problem = Problem.of(thrown);
      if (this.problem.errors.length === 0) sayFailed(thrown);
    }
    this.busy = false;
  }

  /** What is wrong with a field. @param {string} name */
  about(name) {
    return this.problem?.about(name);
  }
}
