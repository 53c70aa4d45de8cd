// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.api.Completeness;

/**
 * A field for each thing that the tier asks of a document, and for whatever else the document says.
 * What no field shows stays as it is.
 */
final class DocumentForm extends Div {
  private static final long serialVersionUID = 1;

  /** Findings have forms of their own. */
  private static final String FINDINGS = "/findings";

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "/materialityTier",
          List.of("LOW", "MEDIUM", "HIGH"),
          "/aiActClass",
          List.of("PROHIBITED", "HIGH_RISK", "LIMITED_RISK", "MINIMAL_RISK", "OUT_OF_SCOPE"));

  private final String kind;
  private final transient JsonNode base;
  private final transient Map<String, JsonNode> leaves;
  private final Map<String, HasValue<?, String>> inputs = new LinkedHashMap<>();
  private final Div asked = new Div();
  private final Div more = new Div();

  /**
   * A form.
   *
   * @param base what the document says; an empty object if there is none
   * @param fields what the tier asks of it
   */
  DocumentForm(String kind, JsonNode base, List<Completeness.Field> fields) {
    this.kind = kind;
    this.base = base;
    Map<String, String> titles = new LinkedHashMap<>();
    fields.forEach(field -> titles.put(field.path(), FieldNames.of(field)));
    leaves = Leaves.of(base, List.copyOf(titles.keySet()));
    asked.addClassName("form");
    more.addClassName("form");
    leaves.forEach(
        (place, value) -> {
          if (!isFindings(place)) {
            String title = titles.get(place);
            (title == null ? more : asked)
                .add(input(place, title == null ? Leaves.words(place) : title, value));
          }
        });
    addClassName("stack");
    show("document.asked", asked);
    show("document.more", more);
  }

  private void show(String title, Div part) {
    if (part.getComponentCount() > 0) {
      Section section = new Section(new H2(getTranslation(title)), part);
      section.addClassName("card");
      add(section);
    }
  }

  private boolean isFindings(String place) {
    return kind.equals(DocumentKinds.REPORT)
        && (place.equals(FINDINGS) || place.startsWith(FINDINGS + "/"));
  }

  private Component input(String place, String title, JsonNode value) {
    List<String> choices = kind.equals(DocumentKinds.CLASSIFICATION) ? CHOICES.get(place) : null;
    return choices == null ? text(place, title, value) : choice(place, title, value, choices);
  }

  private Component text(String place, String title, JsonNode value) {
    TextArea field = new TextArea(title);
    field.setValue(Leaves.text(value));
    field.setMaxHeight("24rem");
    field.setManualValidation(true);
    field.setErrorMessage(getTranslation("document.noJson"));
    if (!Leaves.fits(base, place)) {
      field.setReadOnly(true);
      field.setHelperText(getTranslation("document.taken"));
    } else if (value.isContainerNode()) {
      field.setHelperText(getTranslation("document.json"));
    }
    inputs.put(place, field);
    return field;
  }

  private Component choice(String place, String title, JsonNode value, List<String> choices) {
    Select<String> field = new Select<>();
    field.setLabel(title);
    field.setItems(choices);
    field.setItemLabelGenerator(each -> getTranslation("document.choice." + each));
    if (choices.contains(value.asText())) {
      field.setValue(value.asText());
    }
    inputs.put(place, field);
    return field;
  }

  /** What stands in each field, by its place. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    inputs.forEach((place, field) -> texts.put(place, said(field)));
    return texts;
  }

  private static String said(HasValue<?, String> field) {
    String value = field.getValue();
    return value == null ? "" : value;
  }

  /** What stood in each field as it was made. */
  Map<String, String> before() {
    Map<String, String> texts = new LinkedHashMap<>();
    inputs.keySet().forEach(place -> texts.put(place, before(place)));
    return texts;
  }

  private String before(String place) {
    JsonNode value = leaves.get(place);
    return value == null ? "" : Leaves.text(value);
  }

  /** Writes into a field, if there is one at this place and it can be written. */
  void write(String place, String text) {
    HasValue<?, String> field = inputs.get(place);
    if (field != null && !field.isReadOnly()) {
      field.setValue(text.isEmpty() ? field.getEmptyValue() : text);
    }
  }

  /** What a field is called. */
  String title(String place) {
    HasValue<?, String> field = inputs.get(place);
    if (field instanceof TextArea text) {
      return text.getLabel();
    }
    return field instanceof Select<?> select ? select.getLabel() : Leaves.words(place);
  }

  /** Whether something was written that is not kept yet. */
  boolean isChanged() {
    return !texts().equals(before());
  }

  /** The document as it would be; nothing where a field says what is wrong with it. */
  Optional<ObjectNode> content() {
    ObjectNode content =
        base instanceof ObjectNode said ? said.deepCopy() : JsonNodeFactory.instance.objectNode();
    boolean good = true;
    for (Map.Entry<String, HasValue<?, String>> each : inputs.entrySet()) {
      if (!each.getValue().isReadOnly()) {
        good &= put(content, each.getKey(), each.getValue());
      }
    }
    if (kind.equals(DocumentKinds.REPORT) && !content.has("findings")) {
      content.putArray("findings");
    }
    return good ? Optional.of(content) : Optional.empty();
  }

  private boolean put(ObjectNode content, String place, HasValue<?, String> field) {
    JsonNode before = base.at(place);
    Optional<JsonNode> value = Leaves.read(said(field), before);
    value.ifPresent(said -> Leaves.put(content, place, said));
    if (field instanceof TextArea text) {
      text.setInvalid(value.isEmpty());
    }
    return value.isPresent();
  }
}
