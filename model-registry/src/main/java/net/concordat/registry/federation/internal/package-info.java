// SPDX-License-Identifier: Apache-2.0
/** The projected tables of federations and rounds, and what drives the bank's part in a round. */
@NullMarked
package net.concordat.registry.federation.internal;

import org.jspecify.annotations.NullMarked;
