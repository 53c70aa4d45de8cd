// SPDX-License-Identifier: Apache-2.0
/** Who approved what. */
@NullMarked
package net.concordat.registry.review;

import org.jspecify.annotations.NullMarked;
