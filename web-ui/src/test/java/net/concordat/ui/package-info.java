// SPDX-License-Identifier: Apache-2.0
/** Tests of the pages as a whole. */
@NullMarked
package net.concordat.ui;

import org.jspecify.annotations.NullMarked;
