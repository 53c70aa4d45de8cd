// SPDX-License-Identifier: Apache-2.0
/** The tables of transactions. */
@NullMarked
package net.concordat.registry.audit.internal;

import org.jspecify.annotations.NullMarked;
