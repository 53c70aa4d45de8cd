// SPDX-License-Identifier: Apache-2.0
/**
 * A realm and a registry of a party that answer at once: for tests of views, with and without a
 * browser.
 */
@NullMarked
package net.concordat.ui.fake;

import org.jspecify.annotations.NullMarked;
