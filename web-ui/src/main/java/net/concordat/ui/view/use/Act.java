// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import java.util.Locale;

/** What a bank does alone, without asking its people; each has its texts by its name. */
enum Act {
  /** Holds the bank's own version for the time being. */
  FREEZE(false),
  /** Ends a hold. */
  UNFREEZE(false),
  /** Takes the bank's own version back. */
  WITHDRAW(true),
  /** Stops the use of a version for the time being. */
  SUSPEND(false),
  /** Ends the use of a version. */
  RETIRE(true);

  private final boolean isFinal;

  Act(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether nothing undoes it. */
  boolean isFinal() {
    return isFinal;
  }

  /** As the registry's address has it. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
