// SPDX-License-Identifier: Apache-2.0
/** What a regulator sees of all banks, and whether that is everything. */
@NullMarked
package net.concordat.ui.view.regulator;

import org.jspecify.annotations.NullMarked;
