// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import net.corda.core.contracts.TypeOnlyCommandData;

/** A verb of the ledger. Only verbs that {@link Protocol} lists are accepted. */
public abstract class ConcordatCommand extends TypeOnlyCommandData {}
