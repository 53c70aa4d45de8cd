// SPDX-License-Identifier: Apache-2.0
/** Leads people through what there is, in a few steps for each role. */
@NullMarked
package net.concordat.ui.view.guide;

import org.jspecify.annotations.NullMarked;
