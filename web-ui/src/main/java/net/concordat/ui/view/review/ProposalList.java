// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.view.version.ModelNames;

/** Proposals that wait for decisions. */
final class ProposalList extends Section {
  private static final long serialVersionUID = 1;

  /**
   * Shows them.
   *
   * @param waiting of which proposals something waits for whoever looks: DECIDE or CARRY_OUT
   * @param more whether there are more than these
   */
  ProposalList(
      List<Proposal.Decided> asked,
      boolean more,
      Map<UUID, String> waiting,
      ModelNames names,
      ProposalFacts facts) {
    addClassName("card");
    add(new H2(getTranslation("review.proposals")));
    if (asked.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.CHECK_SQUARE_O,
              getTranslation("review.proposals.none"),
              getTranslation("review.proposals.none.lesson")));
    }
    for (Proposal.Decided each : asked) {
      add(entry(each, waiting.getOrDefault(each.proposal().proposalId(), ""), names, facts));
    }
    if (more) {
      add(new Paragraph(getTranslation("review.proposals.more")));
    }
  }

  private Component entry(
      Proposal.Decided asked, String waits, ModelNames names, ProposalFacts facts) {
    Proposal proposal = asked.proposal();
    H3 title = new H3(DecideView.link(proposal.proposalId(), ProposalWords.of(proposal.subject())));
    if (!waits.isEmpty()) {
      title.add(new Span(" "), new Badge(getTranslation("review.waits." + waits), Tone.HELD));
    }
    Article entry = new Article(title);
    VersionKey version = proposal.subject().version();
    if (version != null) {
      names.link(version.modelId(), version.version()).ifPresent(entry::add);
    }
    entry.add(facts.of(asked));
    entry.addClassName("asked");
    return entry;
  }
}
