// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.api.ReviewsApi;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.part.Step;
import net.concordat.ui.view.review.DecideView;

/** The steps of a review and an adoption, each with why it cannot be taken now. */
public final class ReviewSteps extends Section {
  private static final long serialVersionUID = 1;
  private static final List<String> STEPS =
      List.of("PROPOSE_REVIEW", "PROPOSE_ADOPTION", "DECIDE", "VOTE", "CONCLUDE");

  private final transient Sources from;
  private final transient ModelVersion version;
  private final transient Reviews reviews;
  private final transient List<Proposal> asked;

  /** Whom the steps ask. */
  @org.springframework.stereotype.Component
  public record Sources(
      DecisionsApi decisions,
      DocumentsApi documents,
      ReviewsApi reviews,
      ConsortiumApi consortium) {}

  /**
   * Shows them.
   *
   * @param actions what the registry says that whoever looks can do
   */
  public ReviewSteps(
      Sources from, ModelVersion version, Reviews reviews, List<VersionAction> actions) {
    this.from = from;
    this.version = version;
    this.reviews = reviews;
    asked = from.decisions().on(version.version());
    addClassName("card");
    UnorderedList list = new UnorderedList();
    list.addClassName("steps");
    for (String step : STEPS) {
      actions.stream()
          .filter(each -> each.action().equals(step))
          .findFirst()
          .ifPresent(action -> list.add(entry(action)));
    }
    add(new H2(getTranslation("propose.title")), list);
  }

  private Step entry(VersionAction action) {
    return new Step(way(action), action);
  }

  private Component way(VersionAction action) {
    if (action.action().equals("DECIDE") && action.allowed()) {
      Div links = new Div();
      asked.stream()
          .filter(Proposal::isOpen)
          .filter(proposal -> Instant.now().isBefore(proposal.expiresAt()))
          .forEach(
              proposal ->
                  links.add(
                      new Div(
                          DecideView.link(
                              proposal.proposalId(), getTranslation("propose.DECIDE")))));
      return links;
    }
    Button button =
        new Button(getTranslation("propose." + action.action()), click -> begin(action.action()));
    button.setEnabled(action.allowed());
    return button;
  }

  private void begin(String step) {
    switch (step) {
      case "PROPOSE_REVIEW" ->
          new ProposalForm(
                  from.decisions(),
                  version,
                  ProposalForm.Kind.REVIEW,
                  List.of("APPROVE", "REJECT"),
                  evidence())
              .open();
      case "PROPOSE_ADOPTION" ->
          new ProposalForm(
                  from.decisions(), version, ProposalForm.Kind.ADOPTION, purposes(), evidence())
              .open();
      case "VOTE" ->
          decided().ifPresent(review -> new VoteForm(from.decisions(), version, review).open());
      default -> new CountForm(from.decisions(), version, reviews).open();
    }
  }

  private List<Evidence> evidence() {
    return Evidence.of(version.version(), from.documents(), from.reviews(), getLocale());
  }

  private List<String> purposes() {
    return from.consortium()
        .consortium()
        .map(Consortium::charter)
        .map(Consortium.Charter::purposes)
        .orElse(List.of());
  }

  /** The review that was carried out last. */
  private Optional<Proposal> decided() {
    return asked.stream()
        .filter(proposal -> proposal.subject().kind().equals("Review"))
        .filter(proposal -> proposal.status().equals("ACCEPTED"))
        .max(Comparator.comparing(Proposal::since));
  }
}
