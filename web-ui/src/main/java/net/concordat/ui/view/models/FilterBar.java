// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.models;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Members;
import org.jspecify.annotations.Nullable;

/** Which versions somebody looks for. */
final class FilterBar extends Div {
  private static final long serialVersionUID = 1;

  private final TextField words = new TextField();
  private final Select<String> owner = new Select<>();
  private final Select<String> purpose = new Select<>();
  private final Select<String> status = new Select<>();
  private final Select<String> tier = new Select<>();
  private final Select<String> alias = new Select<>();
  private final transient Runnable changed;

  /**
   * @param changed is told when the person has changed something
   */
  FilterBar(Runnable changed) {
    this.changed = changed;
    addClassName("filters");
    getElement().setAttribute("role", "search");
    words.setLabel(getTranslation("models.search"));
    words.setPlaceholder(getTranslation("models.search.hint"));
    words.setPrefixComponent(VaadinIcon.SEARCH.create());
    words.addClassName("wide");
    words.setClearButtonVisible(true);
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.addValueChangeListener(this::told);
    add(words);
    add(owner, "models.owner", Members::organisation);
    add(purpose, "models.purpose", UnaryOperator.identity());
    add(status, "models.status", each -> getTranslation("part.status." + each));
    add(tier, "models.tier", each -> getTranslation("models.tier." + each));
    add(alias, "models.alias", each -> getTranslation("models.alias." + each));
    status.setItems(Arrays.stream(VersionStatus.values()).map(VersionStatus::name).toList());
    tier.setItems(VersionGrid.TIERS);
    alias.setItems("champion", "challenger");
  }

  private void add(Select<String> select, String label, UnaryOperator<String> words) {
    select.setLabel(getTranslation(label));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation("models.any"));
    select.setItemLabelGenerator(
        each -> each == null ? getTranslation("models.any") : words.apply(each));
    select.addValueChangeListener(this::told);
    add(select);
  }

  private void told(AbstractField.ComponentValueChangeEvent<?, ?> change) {
    if (change.isFromClient()) {
      changed.run();
    }
  }

  /** Lets people choose among who belongs to a consortium, and what its models are for. */
  void offer(Consortium.Charter charter) {
    owner.setItems(charter.members().stream().map(Consortium.Member::name).toList());
    purpose.setItems(charter.purposes());
  }

  /** Shows what an address says; what it says of a choice that there is not counts for nothing. */
  void show(QueryParameters parameters) {
    words.setValue(parameters.getSingleParameter("q").orElse(""));
    Stream.of("owner", "purpose", "status", "tier", "alias")
        .forEach(name -> choose(name, parameters.getSingleParameter(name).orElse(null)));
  }

  private void choose(String name, @Nullable String value) {
    Select<String> select =
        switch (name) {
          case "owner" -> owner;
          case "purpose" -> purpose;
          case "status" -> status;
          case "tier" -> tier;
          default -> alias;
        };
    List<String> choices = select.getListDataView().getItems().toList();
    select.setValue(value != null && choices.contains(value) ? value : null);
  }

  /** What is looked for. */
  VersionFilter filter() {
    String given = words.getValue().strip();
    String chosen = status.getValue();
    return new VersionFilter(
        given.isEmpty() ? null : given,
        owner.getValue(),
        purpose.getValue(),
        chosen == null ? null : VersionStatus.valueOf(chosen),
        tier.getValue(),
        alias.getValue());
  }
}
