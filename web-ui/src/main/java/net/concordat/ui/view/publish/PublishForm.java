// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.Descriptor;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.RegisteredModel;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.part.Digest;
import net.concordat.ui.view.command.CommandFeed;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.publish.KnownArtifacts.Known;
import net.concordat.ui.view.publish.KnownArtifacts.Parent;
import net.concordat.ui.view.share.PolicyForm;
import net.concordat.ui.view.version.PolicyWords;
import net.concordat.ui.view.version.VersionView;
import org.jspecify.annotations.Nullable;

/** All that it takes to publish a version, and the policy in words before it is published. */
final class PublishForm extends Div {
  private static final long serialVersionUID = 1;

  private final transient KnownArtifacts artifacts;
  private final transient PublishSteps steps;
  private final String own;
  private final ArtifactCard artifact;
  private final ModelChoice model;
  private final SpendCard spend = new SpendCard();
  private final DevelopmentCard development;
  private final PolicyForm policy;
  private final Div standing = new Div();
  private final Div words = new Div();
  private final Button publish;
  private transient @Nullable Descriptor described;
  private transient @Nullable Parent parent;

  /**
   * An empty form.
   *
   * @param own this bank
   */
  PublishForm(
      PublishApi api,
      KnownArtifacts artifacts,
      CommandFeed feed,
      String own,
      Consortium.Charter charter) {
    this.artifacts = artifacts;
    this.own = own;
    addClassName("stack");
    Publishing progress = new Publishing(feed);
    steps = new PublishSteps(api, progress);
    artifact = new ArtifactCard(api, this::described);
    model = new ModelChoice(api.modelsOf(own), charter);
    model.onDomain(this::showSpend);
    development = new DevelopmentCard(api);
    policy =
        new PolicyForm(
            charter.members().stream().filter(member -> !member.name().equals(own)).toList(),
            this::readBack);
    policy.setPurposes(charter.purposes());
    policy
        .terms()
        .setExpiresAt(
            LocalDate.now(ZoneOffset.UTC).plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    publish = new Button(getTranslation("publish.send"), click -> publish());
    publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    standing.getElement().setAttribute("role", "status");
    words.getElement().setAttribute("aria-live", "polite");
    Div left = new Div(artifact, model, spend, development);
    left.addClassName("stack");
    Div right =
        new Div(card("publish.policy", policy), card("publish.words", words, publish, progress));
    right.addClassName("stack");
    Div columns = new Div(left, right);
    columns.addClassName("columns");
    add(standing, columns);
    readBack();
  }

  private Section card(String title, com.vaadin.flow.component.Component... parts) {
    Section card = new Section(new H2(getTranslation(title)));
    card.add(parts);
    card.addClassName("card");
    return card;
  }

  /** Begins with what a job made. */
  void madeByJob(Descriptor made) {
    artifact.madeByJob(made);
  }

  private void described(Descriptor read) {
    described = read;
    standing.removeAll();
    standing.setClassName("");
    publish.setEnabled(true);
    model.suggest(read.name());
    Known known = artifacts.of(read, own);
    steps.begin(known.spent(), known.development());
    policy.setPrivate(read.spend().isPresent());
    parent = read.parentDigest().flatMap(digest -> artifacts.parent(digest, own)).orElse(null);
    if (known.published() != null) {
      stop(new Span(getTranslation("publish.known") + " "), VersionView.link(known.published()));
    } else if (known.publishing() != null) {
      stop(new Span(getTranslation("publish.running") + " "), CommandView.link(known.publishing()));
    } else if (read.parentDigest().isPresent() && parent == null) {
      stop(
          new Span(getTranslation("publish.parent.not") + " "),
          new Digest(read.parentDigest().get()));
    } else if (parent != null) {
      inherit(parent);
    }
    if (known.development() != null) {
      development.known();
    } else {
      development.offer(read.artifactDigest());
    }
    showSpend();
    readBack();
  }

  private void stop(com.vaadin.flow.component.Component... why) {
    standing.add(new Paragraph(why));
    standing.setClassName("outcome-shown outcome-held");
    publish.setEnabled(false);
  }

  private void inherit(Parent from) {
    standing.add(
        new Paragraph(
            new Span(getTranslation("publish.parent") + " "), VersionView.link(from.version())));
    standing.setClassName("outcome-shown outcome-held");
    UsageTerms held = from.held();
    if (held != null) {
      policy.setParent(from.version().owner(), from.version().policy(), held);
    }
  }

  private void showSpend() {
    Descriptor read = described;
    if (read == null || read.spend().isEmpty()) {
      spend.setVisible(false);
      return;
    }
    Known known = artifacts.of(read, own);
    if (known.spent() != null) {
      spend.spent(known.spent());
    } else {
      Descriptor.Spend cost = read.spend().get();
      spend.willSpend(
          cost, model.dataDomain().flatMap(domain -> artifacts.budget(own, domain, cost.unit())));
    }
  }

  private void readBack() {
    words.removeAll();
    policy
        .policy()
        .ifPresentOrElse(
            said -> words.add(PolicyWords.list(PolicyWords.of(said, getLocale()))),
            () -> words.add(new Paragraph(getTranslation("publish.words.none"))));
  }

  private void publish() {
    Optional<Descriptor> ready = artifact.artifact();
    boolean good = model.areGood() & policy.areGood();
    if (ready.isEmpty() || !good) {
      return;
    }
    steps.go(
        new PublishSteps.Asked(
            ready.get(),
            model.dataDomain().orElseThrow(),
            policy.policy().orElseThrow(),
            parent == null ? null : parent.version().version(),
            model.model().map(RegisteredModel::modelId).orElse(null),
            model.newModel().orElse(null),
            development.signed().orElse(null)));
  }
}
