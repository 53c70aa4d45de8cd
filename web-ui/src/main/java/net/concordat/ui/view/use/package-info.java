// SPDX-License-Identifier: Apache-2.0
/** What a version is used for at a bank, and how its use, or the version itself, is stopped. */
@NullMarked
package net.concordat.ui.view.use;

import org.jspecify.annotations.NullMarked;
