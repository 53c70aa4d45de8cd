// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What a bank's people are asked.
 *
 * @param proposalId which
 * @param ballots every answer that can be given
 */
public record AskedProposal(UUID proposalId, List<Ballot> ballots) {}
