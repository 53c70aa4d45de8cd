// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.RouteParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.review.DecideView;
import org.jspecify.annotations.Nullable;

/** Asks the bank's people for a vote on another's version, or to adopt one. */
final class ProposalForm extends CommandForm {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 1_000;

  private final transient DecisionsApi decisions;
  private final transient ModelVersion version;
  private final transient Kind kind;
  private final Select<String> what = new Select<>();
  private final TextArea conditions = new TextArea(getTranslation("propose.conditions"));
  private final ComboBox<Evidence> evidence = new ComboBox<>(getTranslation("propose.evidence"));
  private final LastDay holdsUntil = new LastDay("propose.holdsUntil", day -> day.plusYears(1));
  private final LastDay decideUntil = LastDay.toDecide();

  /** What is asked. */
  enum Kind {
    /** Whether this bank is to approve, or reject, another's version. */
    REVIEW("review", "decision", "validUntil"),
    /** Whether to use a version for a purpose. */
    ADOPTION("adoption", "purpose", "useUntil");

    private final String path;
    private final String asks;
    private final String until;

    Kind(String path, String asks, String until) {
      this.path = path;
      this.asks = asks;
      this.until = until;
    }
  }

  /**
   * A form.
   *
   * @param choices the decisions, or the purposes, among which to choose
   * @param known what a decision can rest on
   */
  ProposalForm(
      DecisionsApi decisions,
      ModelVersion version,
      Kind kind,
      List<String> choices,
      List<Evidence> known) {
    super(decisions, translate("propose." + kind.path), translate("propose.send"));
    this.decisions = decisions;
    this.version = version;
    this.kind = kind;
    what.setLabel(getTranslation("propose." + kind.path + ".what"));
    what.setItems(choices);
    what.setItemLabelGenerator(this::choice);
    String purpose = version.purpose();
    if (purpose != null && choices.contains(purpose)) {
      what.setValue(purpose);
    }
    what.setManualValidation(true);
    conditions.setMaxLength(LONGEST);
    conditions.setHelperText(getTranslation("propose.conditions.help"));
    conditions.setValueChangeMode(ValueChangeMode.LAZY);
    evidence.setItems(known);
    evidence.setItemLabelGenerator(Evidence::label);
    evidence.setHelperText(getTranslation("propose.evidence." + kind.path + ".help"));
    evidence.setRequiredIndicatorVisible(kind == Kind.ADOPTION);
    evidence.setManualValidation(true);
    fields(what, conditions, evidence, holdsUntil, decideUntil);
    List<HasValue<?, ?>> all = List.of(what, conditions, evidence, holdsUntil, decideUntil);
    all.forEach(field -> field.addValueChangeListener(change -> setWords(words())));
    setWords(words());
  }

  private String choice(@Nullable String value) {
    if (value == null) {
      return "";
    }
    return kind == Kind.ADOPTION ? value : getTranslation("propose.decision." + value);
  }

  private String words() {
    String value = what.getValue();
    String question =
        getTranslation(
            kind == Kind.ADOPTION
                ? "propose.words.adoption"
                : "propose.words.review." + (value == null ? "none" : value),
            version.modelName(),
            version.version().version(),
            Members.organisation(version.owner()),
            value == null ? "…" : value);
    Evidence rests = evidence.getValue();
    return String.join(
        "\n",
        question,
        conditions.isEmpty()
            ? getTranslation("propose.words.conditions.none")
            : getTranslation("propose.words.conditions", conditions.getValue().strip()),
        rests == null
            ? getTranslation("propose.words.evidence.none")
            : getTranslation("propose.words.evidence", rests.label()),
        getTranslation("propose.words.until", holdsUntil.words(), decideUntil.words()));
  }

  @Override
  protected boolean isGood() {
    boolean chosen = what.getValue() != null;
    what.setErrorMessage(getTranslation("part.required"));
    what.setInvalid(!chosen);
    boolean rests = kind == Kind.REVIEW || evidence.getValue() != null;
    evidence.setErrorMessage(getTranslation("part.required"));
    evidence.setInvalid(!rests);
    return chosen & rests & holdsUntil.isAhead() & decideUntil.isAhead();
  }

  @Override
  protected GivenCommand give(String key) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put(kind.asks, what.getValue());
    if (kind == Kind.ADOPTION) {
      asked.put("artifactDigest", version.version().artifactDigest());
    }
    if (!conditions.isEmpty()) {
      asked.put("conditions", conditions.getValue().strip());
    }
    if (evidence.getValue() != null) {
      asked.put("evidenceDigest", evidence.getValue().digest());
    }
    asked.put(kind.until, holdsUntil.end().toString());
    asked.put("decideUntil", decideUntil.end().toString());
    return decisions.propose(key, version.version(), kind.path, asked);
  }

  /** The proposal has the command's id; people decide on its page. */
  @Override
  protected void done(GivenCommand command) {
    UI.getCurrent()
        .navigate(DecideView.class, new RouteParameters("proposal", command.id().toString()));
  }
}
