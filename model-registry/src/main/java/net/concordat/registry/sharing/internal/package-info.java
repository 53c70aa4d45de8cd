// SPDX-License-Identifier: Apache-2.0
/** The projected tables of grants and receipts. */
@NullMarked
package net.concordat.registry.sharing.internal;

import org.jspecify.annotations.NullMarked;
