// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import net.corda.core.serialization.CordaSerializable;

/** What differential privacy protects as a whole: releases with it and without it look alike. */
@CordaSerializable
public enum PrivacyUnit {
  /** One row of the training data. */
  ROW,
  /** All rows of one customer. */
  CUSTOMER
}
