// SPDX-License-Identifier: Apache-2.0
/** Federations, their rounds, and the bank's own part in them. */
@NullMarked
package net.concordat.registry.federation;

import org.jspecify.annotations.NullMarked;
