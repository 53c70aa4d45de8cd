// SPDX-License-Identifier: Apache-2.0
/** The projected tables of holdouts. */
@NullMarked
package net.concordat.registry.holdout.internal;

import org.jspecify.annotations.NullMarked;
