// SPDX-License-Identifier: Apache-2.0
/** What waits for somebody, and what changed. */
@NullMarked
package net.concordat.ui.view.home;

import org.jspecify.annotations.NullMarked;
