// SPDX-License-Identifier: Apache-2.0
/** One version, in front of which a committee sits. */
@NullMarked
package net.concordat.ui.view.version;

import org.jspecify.annotations.NullMarked;
