// SPDX-License-Identifier: Apache-2.0
/** Who belongs to the consortium, and by which rules. */
@NullMarked
package net.concordat.ui.view.members;

import org.jspecify.annotations.NullMarked;
