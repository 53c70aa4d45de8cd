// SPDX-License-Identifier: Apache-2.0
/** The pages in a real browser, against a realm and a registry that answer at once. */
@NullMarked
package net.concordat.ui.browser;

import org.jspecify.annotations.NullMarked;
