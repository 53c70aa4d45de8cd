// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

/** What differential privacy protects as a whole, in the ledger's words. */
public enum PrivacyUnit {
  /** One row of the training data. */
  ROW,
  /** All rows of one customer. */
  CUSTOMER
}
