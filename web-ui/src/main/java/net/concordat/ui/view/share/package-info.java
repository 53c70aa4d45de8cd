// SPDX-License-Identifier: Apache-2.0
/** What banks offer this one, what it gave, and who received it. */
@NullMarked
package net.concordat.ui.view.share;

import org.jspecify.annotations.NullMarked;
