// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.SharingPolicy;
import net.concordat.ui.api.UsageTerms;
import net.concordat.ui.part.Members;
import org.jspecify.annotations.Nullable;

/** Who may receive a version, and for what: what the ledger's policy holds, field by field. */
public final class PolicyForm extends Div {
  private static final long serialVersionUID = 1;
  private static final int WORDS = 1_000;

  private final Checkbox open = new Checkbox();
  private final CheckboxGroup<String> recipients = new CheckboxGroup<>();
  private final CheckboxGroup<String> reviewers = new CheckboxGroup<>();
  private final MultiSelectComboBox<String> jurisdictions = new MultiSelectComboBox<>();
  private final TextArea nonPrivate = new TextArea();
  private final TermsForm terms;

  /**
   * An empty form.
   *
   * @param others the members besides the owner
   * @param changed is told of each change
   */
  public PolicyForm(List<Consortium.Member> others, Runnable changed) {
    addClassName("form");
    terms = new TermsForm(changed);
    List<String> names = others.stream().map(Consortium.Member::name).toList();
    open.setLabel(getTranslation("share.policy.open"));
    open.addValueChangeListener(change -> opened());
    group(recipients, "share.policy.recipients", names);
    group(reviewers, "share.policy.reviewers", names);
    reviewers.setHelperText(getTranslation("share.policy.reviewers.help"));
    jurisdictions.setLabel(getTranslation("share.policy.jurisdictions"));
    jurisdictions.setHelperText(getTranslation("share.policy.jurisdictions.help"));
    jurisdictions.setItems(countries());
    jurisdictions.setItemLabelGenerator(this::country);
    nonPrivate.setLabel(getTranslation("share.policy.nonPrivate"));
    nonPrivate.setHelperText(getTranslation("share.policy.nonPrivate.help"));
    nonPrivate.setMaxLength(WORDS);
    nonPrivate.setRequiredIndicatorVisible(true);
    nonPrivate.setManualValidation(true);
    nonPrivate.setValueChangeMode(ValueChangeMode.LAZY);
    open.addValueChangeListener(change -> changed.run());
    recipients.addValueChangeListener(change -> changed.run());
    reviewers.addValueChangeListener(change -> changed.run());
    jurisdictions.addValueChangeListener(change -> changed.run());
    nonPrivate.addValueChangeListener(change -> changed.run());
    add(open, recipients, reviewers, jurisdictions, terms, nonPrivate);
  }

  private void group(CheckboxGroup<String> group, String label, List<String> names) {
    group.setLabel(getTranslation(label));
    group.setItems(names);
    group.setItemLabelGenerator(Members::organisation);
  }

  private List<String> countries() {
    return Arrays.stream(Locale.getISOCountries())
        .sorted(Comparator.comparing(this::country))
        .toList();
  }

  private String country(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(getLocale());
  }

  private void opened() {
    for (CheckboxGroup<String> group : List.of(recipients, reviewers)) {
      group.setVisible(!open.getValue());
    }
  }

  /** Offers these purposes, and takes the first. */
  public void setPurposes(List<String> purposes) {
    terms.setPurposes(purposes);
  }

  /** The terms, which a version may be used under. */
  public TermsForm terms() {
    return terms;
  }

  /** Says that the version has a finite epsilon, or asks why it has none. */
  public void setPrivate(boolean isPrivate) {
    nonPrivate.setVisible(!isPrivate);
  }

  /**
   * Begins with what a version derived from another's must have, and takes nothing wider.
   *
   * @param owner of that version
   * @param parent its policy
   * @param held the terms under which this bank has it
   */
  public void setParent(String owner, SharingPolicy parent, UsageTerms held) {
    terms.setWidest(held);
    open.setValue(false);
    open.setEnabled(held.mayShareOnward() && parent.openToMembers());
    recipients.setItemEnabledProvider(
        member ->
            member.equals(owner)
                || (held.mayShareOnward()
                    && (parent.openToMembers() || parent.recipients().contains(member))));
    reviewers.setItemEnabledProvider(
        member ->
            member.equals(owner) || parent.openToMembers() || parent.reviewers().contains(member));
    if (held.derivedVersionsGoBack()) {
      recipients.setValue(Set.of(owner));
    }
    jurisdictions.setValue(Set.copyOf(parent.jurisdictions()));
  }

  /** Looks at all fields, so that each says what is wrong with it. */
  public boolean areGood() {
    boolean said = !nonPrivate.isVisible() || !nonPrivate.getValue().isBlank();
    nonPrivate.setErrorMessage(getTranslation("share.required"));
    nonPrivate.setInvalid(!said);
    return terms.areGood() & said;
  }

  /** What the form says; nothing while it has no purpose or no end. */
  public Optional<SharingPolicy> policy() {
    boolean all = open.getValue();
    return terms
        .terms(words())
        .map(
            same ->
                new SharingPolicy(
                    all ? List.of() : chosen(recipients),
                    all ? List.of() : chosen(reviewers),
                    all,
                    jurisdictions.getValue().stream().sorted().toList(),
                    same));
  }

  private @Nullable String words() {
    String words = nonPrivate.getValue().strip();
    return nonPrivate.isVisible() && !words.isEmpty() ? words : null;
  }

  private static List<String> chosen(CheckboxGroup<String> group) {
    return group.getListDataView().getItems().filter(group.getValue()::contains).toList();
  }
}
