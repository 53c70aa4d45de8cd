// SPDX-License-Identifier: Apache-2.0
/** What every transaction on the ledger did. */
@NullMarked
package net.concordat.ui.view.audit;

import org.jspecify.annotations.NullMarked;
