// SPDX-License-Identifier: Apache-2.0
/** Who developed what. */
@NullMarked
package net.concordat.registry.development;

import org.jspecify.annotations.NullMarked;
