// SPDX-License-Identifier: Apache-2.0
/** The projected tables of adoptions and alias registers. */
@NullMarked
package net.concordat.registry.adoption.internal;

import org.jspecify.annotations.NullMarked;
