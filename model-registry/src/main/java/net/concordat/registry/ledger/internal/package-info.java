// SPDX-License-Identifier: Apache-2.0
/** Reads the vault, and keeps how far it has been read. */
@NullMarked
package net.concordat.registry.ledger.internal;

import org.jspecify.annotations.NullMarked;
