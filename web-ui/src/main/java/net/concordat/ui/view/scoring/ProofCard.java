// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.UUID;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.ui.api.AnchoredBatch;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.FileLink;
import net.concordat.ui.part.Times;

/** Where the decision stands in the log, whether that is anchored, and the way to check it now. */
final class ProofCard extends Section {
  private static final long serialVersionUID = 1;

  private final transient ScoredDecision read;
  private final transient ProofState state;
  private final transient ScoringSources from;
  private final UnorderedList checks = new UnorderedList();

  ProofCard(ScoredDecision read, ProofState state, ScoringSources from) {
    this.read = read;
    this.state = state;
    this.from = from;
    addClassName("card");
    String name = state.name();
    add(
        new H2(getTranslation("scoring.proof")),
        new Badge(getTranslation("scoring.proof." + name), tone(name)),
        new Paragraph(getTranslation("scoring.proof." + name + ".lesson")));
    String fault = state.fault();
    if (fault != null) {
      add(english(fault));
    }
    add(facts());
    if (name.equals("anchored")) {
      add(verification());
    }
    if (state.proof() != null) {
      add(file());
    }
  }

  private static Tone tone(String name) {
    return switch (name) {
      case "anchored" -> Tone.GOOD;
      case "broken" -> Tone.BAD;
      default -> Tone.OPEN;
    };
  }

  private Facts facts() {
    Facts facts = new Facts();
    JsonNode receipt = read.decision().receipt();
    if (receipt != null) {
      facts
          .with(getTranslation("scoring.log"), new Digest(receipt.path("logId").asText()))
          .with(
              getTranslation("scoring.sequence"),
              new Figures(getLocale()).count(receipt.path("sequence").asLong()))
          .with(getTranslation("scoring.leaf"), new Digest(receipt.path("leafHash").asText()))
          .with(getTranslation("scoring.head"), new Digest(receipt.path("previousHead").asText()));
    }
    DecisionProof proof = state.proof();
    if (proof != null) {
      Batch batch = proof.inclusion().batch();
      facts
          .with(getTranslation("scoring.batch"), batch(batch))
          .with(getTranslation("scoring.root"), new Digest(batch.root().toString()));
    }
    AnchoredBatch anchored = state.anchored();
    if (anchored != null) {
      facts
          .with(getTranslation("scoring.transaction"), new Digest(anchored.txId()))
          .with(getTranslation("scoring.anchoredAt"), Times.shown(anchored.since(), getLocale()));
    }
    return facts;
  }

  /** For whoever checks it elsewhere. */
  private Component file() {
    UUID id = read.decision().id();
    FileLink link =
        new FileLink(
            getTranslation("scoring.proof.file"),
            "proof-%s.json".formatted(id),
            "application/json",
            to -> from.scoring().proof(id, to));
    Paragraph lesson = new Paragraph(getTranslation("scoring.proof.file.lesson"));
    lesson.addClassName("note");
    return new Div(new Paragraph(link), lesson);
  }

  private String batch(Batch batch) {
    Figures figures = new Figures(getLocale());
    return getTranslation(
        "scoring.batch.of",
        figures.count(batch.index()),
        figures.count(batch.firstSequence()),
        figures.count(batch.firstSequence() + batch.size() - 1));
  }

  private Component verification() {
    Button verify = new Button(getTranslation("scoring.verify"), click -> verify());
    verify.setDisableOnClick(true);
    verify.addClickListener(click -> verify.setEnabled(true));
    checks.addClassName("list");
    Div result = new Div(checks);
    result.getElement().setAttribute("role", "status");
    Div all = new Div(verify, result);
    all.addClassName("proof");
    return all;
  }

  private void verify() {
    checks.removeAll();
    DecisionProof proof = state.proof();
    AnchoredBatch anchored = state.anchored();
    if (proof == null || anchored == null) {
      return;
    }
    new ProofChecks(read, proof, anchored, from.audit())
        .all()
        .forEach(each -> checks.add(entry(each)));
    checks.add(new ListItem(Times.shown(Instant.now(), getLocale())));
  }

  private ListItem entry(ProofChecks.Check check) {
    Div words = new Div(new Span(getTranslation("scoring.check." + check.name())));
    words.addClassName("grows");
    check.faults().forEach(fault -> words.add(english(fault)));
    boolean holds = check.faults().isEmpty();
    return new ListItem(
        words,
        new Badge(
            getTranslation(holds ? "scoring.check.holds" : "scoring.check.wrong"),
            Badge.goodIf(holds)));
  }

  private static Paragraph english(String sentence) {
    Paragraph said = new Paragraph(sentence);
    said.addClassName("note");
    said.getElement().setAttribute("lang", "en");
    return said;
  }
}
