// SPDX-License-Identifier: Apache-2.0
/** Measures what registries answer over a large ledger. */
@NullMarked
package net.concordat.registry.bench;

import org.jspecify.annotations.NullMarked;
