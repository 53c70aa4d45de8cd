// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** What the model is, in its developers' words and in the ledger's. */
@org.springframework.stereotype.Component
final class CardTab implements VersionTab {
  private final ModelsApi models;

  CardTab(ModelsApi models) {
    this.models = models;
  }

  @Override
  public String name() {
    return "card";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Component content(ShownVersion shown) {
    Div columns = new Div(card(shown), about(shown));
    columns.addClassName("columns");
    return columns;
  }

  private Component card(ShownVersion shown) {
    Optional<ModelDocument> card = models.document(shown.modelId(), shown.number(), "model-card");
    return card.<Component>map(document -> written(document, shown.locale()))
        .orElseGet(
            () ->
                new EmptyState(
                    VaadinIcon.FILE_TEXT_O,
                    translate("version.card.none"),
                    translate("version.card.none.lesson")));
  }

  private static Component written(ModelDocument document, Locale locale) {
    Section section = new Section(new H2(translate("version.card")));
    section.addClassName("card");
    section.add(new DocumentText(document.content()));
    section.add(
        new Paragraph(
            translate(
                "version.card.revision",
                document.revision(),
                Times.words(document.writtenAt(), locale))),
        new Paragraph(
            translate(document.onLedger() ? "version.card.onLedger" : "version.card.notOnLedger")));
    return section;
  }

  private Component about(ShownVersion shown) {
    ModelVersion version = shown.version();
    Section section = new Section(new H2(translate("version.about")));
    section.addClassName("card");
    Facts facts =
        new Facts()
            .with(translate("version.purpose"), shown.model().purpose())
            .with(
                translate("version.published"), Times.shown(version.publishedAt(), shown.locale()))
            .with(translate("version.domain"), version.provenance().dataDomain())
            .with(
                translate("version.privacy"),
                PrivacyWords.claim(version.provenance(), shown.locale()))
            .with(translate("version.parent"), parent(version.parent()))
            .with(
                translate("version.size"),
                translate(
                    "version.size.bytes",
                    NumberFormat.getIntegerInstance(shown.locale())
                        .format(version.artifact().sizeBytes())))
            .with(translate("version.environment"), version.provenance().environment());
    TrainedTogether.link(version.provenance())
        .ifPresent(link -> facts.with(translate("version.together"), link));
    section.add(facts);
    return section;
  }

  private Component parent(@Nullable VersionKey parent) {
    if (parent == null) {
      return new Span(translate("version.parent.none"));
    }
    return new ModelNames(models)
        .link(parent.modelId(), parent.version())
        .<Component>map(link -> link)
        .orElseThrow();
  }
}
