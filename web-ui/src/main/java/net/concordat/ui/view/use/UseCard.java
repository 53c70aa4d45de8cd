// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.AliasRegister;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Step;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.review.DecideView;
import net.concordat.ui.view.review.ProposalWords;
import net.concordat.ui.view.version.ShownVersion;
import org.jspecify.annotations.Nullable;

/** For what a version is used, with what a bank can do about each use. */
final class UseCard extends Section {
  private static final long serialVersionUID = 1;

  private final transient UseSources from;
  private final transient ShownVersion shown;
  private final transient List<Adoption> all;
  private final transient List<AliasRegister> registers;
  private final transient List<Proposal> open;

  /**
   * Shows them.
   *
   * @param all that this registry knows of
   * @param open what people are asked; none where nothing is to be offered
   */
  UseCard(UseSources from, ShownVersion shown, List<Adoption> all, List<Proposal> open) {
    this.from = from;
    this.shown = shown;
    this.all = all;
    this.open = open;
    registers = from.adoptions().registers();
    addClassName("card");
    add(new H2(getTranslation("use.uses")));
  }

  /** Says that there are none. */
  void none(String lesson) {
    add(new Paragraph(lesson));
  }

  /** Shows a use for whoever only looks. */
  AdoptionEntry show(Adoption adoption) {
    AdoptionEntry entry = new AdoptionEntry(adoption, shown.version().status(), register(adoption));
    add(entry);
    return entry;
  }

  /** Shows a use with what can be done about it. */
  void offer(Adoption adoption) {
    AdoptionEntry entry = show(adoption);
    open.stream()
        .filter(asked -> adoption.adoptionId().equals(asked.subject().adoptionId()))
        .forEach(asked -> entry.offer(asked(asked)));
    if (adoption.isInUse()) {
      entry.offer(step("PROMOTE", () -> promote(adoption), person(adoption)));
      entry.offer(
          step(
              "SUSPEND",
              () -> act(Act.SUSPEND, adoption),
              from.lacks(Roles.VALIDATOR, Roles.APPROVER, Roles.ADMIN)));
    }
    if (adoption.isSuspended()) {
      entry.offer(
          step(
              "REINSTATE",
              () -> new ReinstatementForm(from, adoption, shown.model().name()).open(),
              person(adoption)));
    }
    if (adoption.isInUse() || adoption.isSuspended()) {
      entry.offer(
          step("RETIRE", () -> act(Act.RETIRE, adoption), from.lacks(Roles.APPROVER, Roles.ADMIN)));
    }
  }

  private Step step(String name, Runnable take, @Nullable String against) {
    return Step.by(getTranslation("use." + name), take, against);
  }

  private Step asked(Proposal proposal) {
    return new Step(
        new Span(
            new Span(getTranslation("use.asked") + " "),
            DecideView.link(proposal.proposalId(), ProposalWords.of(proposal.subject()))),
        getTranslation("use.asked.until", Times.words(proposal.expiresAt(), getLocale())));
  }

  /** What keeps people from being asked; the ledger may know more. */
  private @Nullable String person(Adoption adoption) {
    String role = from.lacks(Roles.VALIDATOR, Roles.APPROVER);
    if (role != null) {
      return role;
    }
    VersionStatus status = shown.version().status();
    if (status != VersionStatus.APPROVED) {
      return getTranslation("use.against.version", getTranslation("part.status." + status));
    }
    return AdoptionEntry.isOver(adoption) ? getTranslation("use.against.over") : null;
  }

  private void promote(Adoption adoption) {
    new PromotionForm(from, adoption, shown.model().name(), all, register(adoption)).open();
  }

  private void act(Act act, Adoption adoption) {
    new ActForm(
            from.decisions(),
            act,
            key -> from.adoptions().act(key, adoption, act.path()),
            shown.model().name(),
            shown.number(),
            adoption.purpose())
        .open();
  }

  private AliasRegister register(Adoption adoption) {
    return registers.stream()
        .filter(each -> each.member().equals(adoption.member()))
        .findFirst()
        .orElseGet(() -> new AliasRegister(adoption.member(), List.of()));
  }
}
