// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.review.DecideView;
import net.concordat.ui.view.review.ProposalWords;

/** What people are asked, with the way to where they decide. */
final class ProposalLink {
  private ProposalLink() {}

  /**
   * In a few words.
   *
   * @param observer whether a regulator looks, who has no such page and sees all banks'
   */
  static Component of(Proposal proposal, boolean observer) {
    String words = ProposalWords.of(proposal.subject());
    return observer
        ? new Span(Members.organisation(proposal.member()) + ": " + words)
        : DecideView.link(proposal.proposalId(), words);
  }
}
