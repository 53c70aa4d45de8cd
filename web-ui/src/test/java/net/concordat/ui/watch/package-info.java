// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.ui.watch;

import org.jspecify.annotations.NullMarked;
