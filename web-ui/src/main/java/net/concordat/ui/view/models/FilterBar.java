// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.models;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionStatus;
import org.jspecify.annotations.Nullable;

/** Which versions somebody looks for. */
final class FilterBar extends Div {
  private static final long serialVersionUID = 1;

  private final TextField words = new TextField();
  private final TextField owner = new TextField();
  private final TextField purpose = new TextField();
  private final Select<VersionStatus> status = new Select<>();

  /**
   * @param changed is told when the person has changed something
   */
  FilterBar(Runnable changed) {
    addClassName("filters");
    getElement().setAttribute("role", "search");
    words.setLabel(getTranslation("models.search"));
    words.setPlaceholder(getTranslation("models.search.hint"));
    words.setPrefixComponent(VaadinIcon.SEARCH.create());
    words.addClassName("wide");
    owner.setLabel(getTranslation("models.owner"));
    purpose.setLabel(getTranslation("models.purpose"));
    for (TextField field : new TextField[] {words, owner, purpose}) {
      field.setClearButtonVisible(true);
      field.setValueChangeMode(ValueChangeMode.LAZY);
      field.addValueChangeListener(change -> told(change, changed));
    }
    status.setLabel(getTranslation("models.status"));
    status.setEmptySelectionAllowed(true);
    status.setEmptySelectionCaption(getTranslation("models.any"));
    status.setItems(VersionStatus.values());
    status.setItemLabelGenerator(
        each ->
            each == null ? getTranslation("models.any") : getTranslation("part.status." + each));
    status.addValueChangeListener(change -> told(change, changed));
    add(words, owner, purpose, status);
  }

  private static void told(AbstractField.ComponentValueChangeEvent<?, ?> change, Runnable changed) {
    if (change.isFromClient()) {
      changed.run();
    }
  }

  /** Shows what an address says. */
  void show(QueryParameters parameters) {
    words.setValue(parameters.getSingleParameter("q").orElse(""));
    owner.setValue(parameters.getSingleParameter("owner").orElse(""));
    purpose.setValue(parameters.getSingleParameter("purpose").orElse(""));
    status.setValue(parameters.getSingleParameter("status").map(FilterBar::status).orElse(null));
  }

  private static @Nullable VersionStatus status(String name) {
    for (VersionStatus each : VersionStatus.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** What is looked for. */
  VersionFilter filter() {
    return new VersionFilter(
        given(words), given(owner), given(purpose), status.getOptionalValue().orElse(null));
  }

  /** The same as an address says it. */
  QueryParameters parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    VersionFilter filter = filter();
    if (filter.words() != null) {
      parameters.put("q", filter.words());
    }
    if (filter.owner() != null) {
      parameters.put("owner", filter.owner());
    }
    if (filter.purpose() != null) {
      parameters.put("purpose", filter.purpose());
    }
    if (filter.status() != null) {
      parameters.put("status", filter.status().name());
    }
    return QueryParameters.simple(parameters);
  }

  private static @Nullable String given(TextField field) {
    String value = field.getValue().strip();
    return value.isEmpty() ? null : value;
  }
}
