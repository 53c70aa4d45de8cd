// SPDX-License-Identifier: Apache-2.0
/** The projected table of evaluations. */
@NullMarked
package net.concordat.registry.evaluation.internal;

import org.jspecify.annotations.NullMarked;
