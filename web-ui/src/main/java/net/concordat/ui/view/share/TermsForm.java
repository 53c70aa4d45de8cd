// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.NumberField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** For what a version may be used, and until when: what the ledger's terms hold, field by field. */
public final class TermsForm extends Div {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;
  private static final double LARGEST_EPSILON = 1000;

  private final CheckboxGroup<String> purposes = new CheckboxGroup<>();
  private final Checkbox mayFineTune = new Checkbox();
  private final Checkbox mayShareOnward = new Checkbox();
  private final Checkbox goesBack = new Checkbox();
  private final DateTimePicker expiresAt = new DateTimePicker();
  private final NumberField epsilon = new NumberField();
  private transient @Nullable UsageTerms widest;

  /**
   * An empty form.
   *
   * @param changed is told of each change
   */
  public TermsForm(Runnable changed) {
    addClassName("form");
    purposes.setLabel(getTranslation("share.terms.purposes"));
    mayFineTune.setLabel(getTranslation("share.terms.fineTune"));
    mayShareOnward.setLabel(getTranslation("share.terms.onward"));
    goesBack.setLabel(getTranslation("share.terms.back"));
    expiresAt.setLabel(getTranslation("share.terms.expires"));
    expiresAt.setDateAriaLabel(getTranslation("share.terms.expires.date"));
    expiresAt.setTimeAriaLabel(getTranslation("share.terms.expires.time"));
    expiresAt.setManualValidation(true);
    epsilon.setLabel(getTranslation("share.terms.epsilon"));
    epsilon.setHelperText(getTranslation("share.terms.epsilon.help"));
    epsilon.setManualValidation(true);
    for (HasValue<?, ?> field :
        List.of(purposes, mayFineTune, mayShareOnward, goesBack, expiresAt, epsilon)) {
      field.addValueChangeListener(change -> changed.run());
    }
    add(purposes, mayFineTune, mayShareOnward, goesBack, expiresAt, epsilon);
  }

  /** Offers these purposes, and takes the first. */
  public void setPurposes(List<String> allowed) {
    purposes.setItems(allowed);
    allowed.stream().findFirst().ifPresent(first -> purposes.setValue(Set.of(first)));
  }

  /** Takes terms that nothing may be wider than, and begins with them. */
  public void setWidest(UsageTerms widest) {
    this.widest = widest;
    purposes.setItems(widest.purposes());
    purposes.setValue(Set.copyOf(widest.purposes()));
    allow(mayFineTune, widest.mayFineTune());
    allow(mayShareOnward, widest.mayShareOnward());
    goesBack.setValue(widest.derivedVersionsGoBack());
    goesBack.setEnabled(!widest.derivedVersionsGoBack());
    expiresAt.setValue(utc(widest.expiresAt()));
    expiresAt.setHelperText(
        getTranslation("share.terms.expires.most", Times.words(widest.expiresAt(), getLocale())));
    Long most = widest.largestEpsilonMillionths();
    epsilon.setRequiredIndicatorVisible(most != null);
    epsilon.setValue(most == null ? null : most / MILLION);
  }

  private static void allow(Checkbox field, boolean allowed) {
    field.setValue(allowed);
    field.setEnabled(allowed);
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC);
  }

  /** Suggests an end. */
  public void setExpiresAt(Instant at) {
    expiresAt.setValue(utc(at));
  }

  /** Looks at all fields, so that each says what is wrong with it. */
  public boolean areGood() {
    boolean some = !purposes.getValue().isEmpty();
    purposes.setErrorMessage(getTranslation("share.terms.purposes.none"));
    purposes.setInvalid(!some);
    return isEndGood() & isEpsilonGood() & some;
  }

  private boolean isEndGood() {
    LocalDateTime given = expiresAt.getValue();
    boolean later = given != null && given.toInstant(ZoneOffset.UTC).isAfter(Instant.now());
    boolean within =
        later && (widest == null || !given.toInstant(ZoneOffset.UTC).isAfter(widest.expiresAt()));
    expiresAt.setErrorMessage(
        given == null
            ? getTranslation("share.required")
            : getTranslation(later ? "share.terms.expires.late" : "share.terms.expires.past"));
    expiresAt.setInvalid(!within);
    return within;
  }

  private boolean isEpsilonGood() {
    Double given = epsilon.getValue();
    Long bound = widest == null ? null : widest.largestEpsilonMillionths();
    double most = bound == null ? LARGEST_EPSILON : bound / MILLION;
    boolean good =
        given == null ? bound == null : Math.round(given * MILLION) >= 1 && given <= most;
    epsilon.setErrorMessage(
        getTranslation("share.terms.epsilon.range", new Figures(getLocale()).amount(most)));
    epsilon.setInvalid(!good);
    return good;
  }

  /**
   * What the form says; nothing while it has no purpose or no end.
   *
   * @param nonPrivate why the version has no finite epsilon; null where it has one
   */
  public Optional<UsageTerms> terms(@Nullable String nonPrivate) {
    LocalDateTime end = expiresAt.getValue();
    if (end == null || purposes.getValue().isEmpty()) {
      return Optional.empty();
    }
    Double most = epsilon.getValue();
    return Optional.of(
        new UsageTerms(
            purposes.getListDataView().getItems().filter(purposes.getValue()::contains).toList(),
            mayFineTune.getValue(),
            mayShareOnward.getValue(),
            goesBack.getValue(),
            end.toInstant(ZoneOffset.UTC),
            nonPrivate,
            most == null ? null : Math.round(most * MILLION)));
  }
}
