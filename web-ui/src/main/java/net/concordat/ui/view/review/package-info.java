// SPDX-License-Identifier: Apache-2.0
/** What waits for decisions, and deciding with a passkey. */
@NullMarked
package net.concordat.ui.view.review;

import org.jspecify.annotations.NullMarked;
