// SPDX-License-Identifier: Apache-2.0
/** Who may ask: tokens of the party's own realm. */
@NullMarked
package net.concordat.registry.security;

import org.jspecify.annotations.NullMarked;
