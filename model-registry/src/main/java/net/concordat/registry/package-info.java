// SPDX-License-Identifier: Apache-2.0
/** A party's view of the ledger: models, versions, lineage, reviews, and who decided what. */
@NullMarked
package net.concordat.registry;

import org.jspecify.annotations.NullMarked;
