// SPDX-License-Identifier: Apache-2.0
/** News of the ledger, to whoever looks at a view. */
@NullMarked
package net.concordat.ui.live;

import org.jspecify.annotations.NullMarked;
