// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.Lineage;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.Reviews;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.StatusBadge;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.ModelNames;
import net.concordat.ui.view.version.TrainedTogether;
import net.concordat.ui.view.version.VersionView;

/**
 * From the decision back: the use that the bank's people approved, the version with who voted on it
 * and what was measured, the data it was trained on, and the versions it comes from with theirs.
 */
final class TraceCard extends Section {
  private static final long serialVersionUID = 1;

  private final transient ScoredDecision.Decided decided;
  private final transient ScoringSources from;
  private final transient ModelNames names;
  private final OrderedList line = new OrderedList();

  TraceCard(ScoredDecision.Decided decided, ScoringSources from, ModelNames names) {
    this.decided = decided;
    this.from = from;
    this.names = names;
    addClassName("card");
    line.addClassName("lineage");
    add(new H2(getTranslation("scoring.trace")), line);
    Optional<VersionKey> version = ScoringWords.version(decided.versionId());
    Optional<Adoption> adoption = from.adoptions().adoption(decided.adoptionId());
    Optional<Reviews> reviews =
        version.map(key -> from.reviews().reviews(key.modelId(), key.version()));
    UUID insteadOf = decided.insteadOf();
    if (insteadOf != null) {
      line.add(step("insteadOf", insteadOf(insteadOf)));
    }
    line.add(step("use", use(adoption, version, reviews)));
    version.ifPresentOrElse(
        key -> trace(key, reviews.orElseThrow()),
        () -> line.add(step("version", new Paragraph(getTranslation("scoring.trace.none")))));
  }

  private void trace(VersionKey key, Reviews reviews) {
    ModelVersion version = from.models().version(key.modelId(), key.version());
    List<Reviews.Measured> measured = from.reviews().measured(key.modelId(), key.version());
    Lineage lineage = from.models().lineage(key.modelId(), key.version());
    names.know(
        Stream.concat(Stream.of(version), lineage.ancestors().stream())
            .map(each -> each.version().modelId()));
    line.add(
        step("version", version(version, madeOf(version)), new VotesPart(reviews, getLocale())),
        step("evaluated", evaluated(measured)),
        step("data", data(version, new Facts())));
    for (ModelVersion parent : lineage.ancestors()) {
      line.add(step("parent", version(parent, data(parent, madeOf(parent)))));
    }
    ModelVersion oldest =
        lineage.ancestors().isEmpty()
            ? version
            : lineage.ancestors().get(lineage.ancestors().size() - 1);
    VersionKey beyond = oldest.parent();
    line.add(
        new ListItem(
            new Paragraph(
                beyond == null
                    ? getTranslation("version.lineage.scratch")
                    : getTranslation(
                        "version.lineage.beyond",
                        beyond.version(),
                        Digest.shortened(beyond.modelId())))));
  }

  private ListItem step(String name, Component... parts) {
    Span title = new Span(getTranslation("scoring.trace." + name));
    title.addClassName("lineage-name");
    Div node = new Div(title);
    node.add(parts);
    node.addClassName("lineage-node");
    return new ListItem(node);
  }

  /** The champion that was suspended, and whose conditions name the version that decided. */
  private Component insteadOf(UUID champion) {
    Facts facts = new Facts().with(getTranslation("scoring.use.id"), id(champion.toString()));
    from.adoptions()
        .adoption(champion)
        .ifPresent(
            adoption -> {
              VersionKey key = adoption.version();
              names
                  .link(key.modelId(), key.version())
                  .ifPresent(link -> facts.with(getTranslation("scoring.version"), link));
              facts
                  .with(getTranslation("scoring.use.then"), then(champion))
                  .with(getTranslation("scoring.use.now"), status(adoption));
            });
    return new Div(new Paragraph(getTranslation("scoring.insteadOf.lesson")), facts);
  }

  private Component use(
      Optional<Adoption> known, Optional<VersionKey> version, Optional<Reviews> reviews) {
    Facts facts =
        new Facts().with(getTranslation("scoring.use.id"), id(decided.adoptionId().toString()));
    if (known.isEmpty()) {
      return new Div(new Paragraph(getTranslation("scoring.use.none")), facts);
    }
    Adoption adoption = known.get();
    boolean same =
        version
            .filter(
                key ->
                    key.modelId().equals(adoption.version().modelId())
                        && key.version() == adoption.version().version())
            .isPresent();
    String conditions = adoption.conditions();
    facts
        .with(getTranslation("scoring.purpose"), adoption.purpose())
        .with(getTranslation("scoring.use.then"), then(decided.adoptionId()))
        .with(getTranslation("scoring.use.now"), status(adoption))
        .with(getTranslation("use.until"), Times.shown(adoption.expiresAt(), getLocale()))
        .with(
            getTranslation("use.conditions"),
            conditions == null ? getTranslation("use.conditions.none") : conditions)
        .with(
            getTranslation("scoring.use.people"),
            reviews
                .map(all -> VotesPart.people(all, adoption, getLocale()))
                .orElseGet(UnorderedList::new));
    Div part = new Div(facts);
    if (!same) {
      part.addComponentAsFirst(new Badge(getTranslation("scoring.use.other"), Tone.BAD));
    }
    return part;
  }

  /** How the use stood when the decision was made, by the ledger. */
  private Component then(UUID adoption) {
    return from.adoptions()
        .adoption(adoption, decided.at())
        .<Component>map(TraceCard::status)
        .orElseGet(() -> new Badge(getTranslation("scoring.use.notThen"), Tone.BAD));
  }

  private static Badge status(Adoption adoption) {
    Tone tone = adoption.isInUse() ? Tone.GOOD : adoption.isSuspended() ? Tone.OPEN : Tone.BAD;
    return new Badge(translate("use.status." + adoption.status()), tone);
  }

  private Component version(ModelVersion version, Facts facts) {
    Div head =
        new Div(
            VersionView.link(
                version.version(),
                getTranslation(
                    "version.heading",
                    names.name(version.version().modelId()),
                    version.version().version())),
            new StatusBadge(version.status()));
    head.addClassName("entry");
    return new Div(head, facts);
  }

  private Facts madeOf(ModelVersion version) {
    Facts facts =
        new Facts()
            .with(getTranslation("version.owner"), Members.shown(version.owner()))
            .with(getTranslation("version.digest"), new Digest(version.artifact().digest()));
    TrainedTogether.link(version.provenance())
        .ifPresent(link -> facts.with(getTranslation("version.together"), link));
    return facts;
  }

  private Component evaluated(List<Reviews.Measured> measured) {
    if (measured.isEmpty()) {
      return new Paragraph(getTranslation("scoring.evaluated.none"));
    }
    Figures figures = new Figures(getLocale());
    UnorderedList list = new UnorderedList();
    list.addClassName("plain");
    for (Reviews.Measured each : measured) {
      ListItem item =
          new ListItem(
              getTranslation(
                  "scoring.evaluated.by",
                  Members.organisation(each.evaluator()),
                  figures.count(each.holdoutRows()),
                  figures.millionths(each.prAuc().value()),
                  figures.millionths(each.recallAtFpr1().value())));
      item.add(new Span(" "), new Digest(each.holdoutRoot()));
      list.add(item);
    }
    return list;
  }

  private Facts data(ModelVersion version, Facts facts) {
    return facts
        .with(getTranslation("version.domain"), version.provenance().dataDomain())
        .with(
            getTranslation("scoring.commitment"),
            new Digest(version.provenance().dataCommitment()));
  }

  private static Span id(String id) {
    Span span = new Span(id);
    span.addClassName("digest");
    return span;
  }
}
