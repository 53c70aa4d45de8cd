// SPDX-License-Identifier: Apache-2.0
/** The projected tables of proposals and decisions. */
@NullMarked
package net.concordat.registry.decision.internal;

import org.jspecify.annotations.NullMarked;
