// SPDX-License-Identifier: Apache-2.0
/** What begins and ends a review: proposals to a bank's people, its vote, and the count. */
@NullMarked
package net.concordat.ui.view.propose;

import org.jspecify.annotations.NullMarked;
