// SPDX-License-Identifier: Apache-2.0
/** The projected tables of the consortium and votes. */
@NullMarked
package net.concordat.registry.consortium.internal;

import org.jspecify.annotations.NullMarked;
