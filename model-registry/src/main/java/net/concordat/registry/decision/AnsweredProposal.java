// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;

/**
 * A proposal of a list.
 *
 * @param proposal what was asked
 * @param decisions who decided, and when; the first first
 */
public record AnsweredProposal(
    @JsonUnwrapped Standing<ProposalFact> proposal, List<GivenDecision> decisions) {}
