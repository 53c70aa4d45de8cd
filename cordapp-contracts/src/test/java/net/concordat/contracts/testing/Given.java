// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import net.concordat.contracts.frame.ConcordatCommand;

/** A verb that is not in the table of commands, as another member's code might define one. */
public final class Given extends ConcordatCommand {}
