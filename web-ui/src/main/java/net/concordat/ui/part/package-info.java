// SPDX-License-Identifier: Apache-2.0
/** Parts that views are made of. */
@NullMarked
package net.concordat.ui.part;

import org.jspecify.annotations.NullMarked;
