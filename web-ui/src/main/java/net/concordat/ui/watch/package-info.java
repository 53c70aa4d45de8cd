// SPDX-License-Identifier: Apache-2.0
/** How long the pages take, and what they hold, for whoever watches over them. */
@NullMarked
package net.concordat.ui.watch;

import org.jspecify.annotations.NullMarked;
