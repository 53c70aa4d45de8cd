// SPDX-License-Identifier: Apache-2.0
/** What a bank's models decided, and from where each decision came. */
@NullMarked
package net.concordat.ui.view.scoring;

import org.jspecify.annotations.NullMarked;
