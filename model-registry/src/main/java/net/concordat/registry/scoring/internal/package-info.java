// SPDX-License-Identifier: Apache-2.0
/** The projected table of anchored batches. */
@NullMarked
package net.concordat.registry.scoring.internal;

import org.jspecify.annotations.NullMarked;
