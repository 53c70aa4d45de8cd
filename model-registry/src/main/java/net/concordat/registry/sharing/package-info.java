// SPDX-License-Identifier: Apache-2.0
/** Grants and deliveries. */
@NullMarked
package net.concordat.registry.sharing;

import org.jspecify.annotations.NullMarked;
