// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.view.version.ModelNames;

/** A proposal in a list: what is asked, about what, until when, and who decides. */
final class ProposalEntry extends Article {
  private static final long serialVersionUID = 1;

  /**
   * Shows it.
   *
   * @param waits what waits for whoever looks: DECIDE or CARRY_OUT; empty for nothing
   */
  ProposalEntry(Proposal.Decided asked, String waits, ModelNames names, ProposalFacts facts) {
    addClassName("asked");
    Proposal proposal = asked.proposal();
    H3 title = new H3(DecideView.link(proposal.proposalId(), ProposalWords.of(proposal.subject())));
    if (!waits.isEmpty()) {
      title.add(new Span(" "), new Badge(getTranslation("review.waits." + waits), Tone.HELD));
    }
    if (!proposal.isOpen()) {
      boolean accepted = proposal.status().equals("ACCEPTED");
      title.add(
          new Span(" "),
          new Badge(getTranslation("review.filter." + proposal.status()), Badge.goodIf(accepted)));
    }
    add(title);
    VersionKey version = proposal.subject().version();
    if (version != null) {
      names.link(version.modelId(), version.version()).ifPresent(this::add);
    }
    add(facts.of(asked));
  }
}
