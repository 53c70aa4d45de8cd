// SPDX-License-Identifier: Apache-2.0
/** Everything that people read, in each language. */
@NullMarked
package net.concordat.ui.text;

import org.jspecify.annotations.NullMarked;
