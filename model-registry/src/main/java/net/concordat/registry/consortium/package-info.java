// SPDX-License-Identifier: Apache-2.0
/** Who belongs to the consortium, and its rules. */
@NullMarked
package net.concordat.registry.consortium;

import org.jspecify.annotations.NullMarked;
