// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Among which settings the best is looked for, before the training that counts. */
final class SearchFields extends Div {
  private static final long serialVersionUID = 1;
  private static final Pattern SIZES = Pattern.compile("[1-9][0-9]{0,5}( *, *[1-9][0-9]{0,5})*");
  private static final int TEXT = 200;

  private final Fields fields = new Fields();
  private final Select<String> method =
      Fields.choice("searchMethod", "SUCCESSIVE_HALVING", "RANDOM");
  private final NumberField trials = fields.whole("trials", 2, 1000, 27);
  private final NumberField minutes = fields.number("searchMinutes", 0.01, 10_000, 30);
  private final Map<String, Interval> intervals = new LinkedHashMap<>();
  private final TextField batchSizes =
      fields.optionalText("batchSizes", TEXT, text -> SIZES.matcher(text).matches());

  /** From where to where a setting is drawn; both, or neither for the one that the form has. */
  private record Interval(NumberField from, NumberField to) implements Serializable {
    boolean isEmpty() {
      return from.isEmpty() && to.isEmpty();
    }
  }

  SearchFields() {
    addClassName("form");
    add(method, trials, minutes);
    interval("learningRate", 1e-7, 1);
    interval("l2", 1e-9, 100);
    interval("inputDropout", 0, 0.95);
    interval("dropout", 0, 0.95);
    add(batchSizes);
    fields.check(this::looksForSomething);
  }

  private void interval(String setting, double least, double most) {
    Interval interval =
        new Interval(
            fields.optional(setting + ".from", least, most),
            fields.optional(setting + ".to", least, most));
    intervals.put(setting, interval);
    add(interval.from(), interval.to());
    fields.check(() -> isInOrder(interval));
  }

  private boolean isInOrder(Interval interval) {
    if (interval.from().isInvalid() || interval.to().isInvalid() || interval.isEmpty()) {
      return true;
    }
    boolean good =
        !interval.from().isEmpty()
            && !interval.to().isEmpty()
            && interval.from().getValue() <= interval.to().getValue();
    if (!good) {
      interval.to().setErrorMessage(getTranslation("finetune.search.interval"));
      interval.to().setInvalid(true);
    }
    return good;
  }

  private boolean looksForSomething() {
    boolean some =
        !batchSizes.getValue().isBlank()
            || intervals.values().stream().anyMatch(interval -> !interval.isEmpty());
    if (!some) {
      batchSizes.setErrorMessage(getTranslation("finetune.search.nothing"));
      batchSizes.setInvalid(true);
    }
    return some;
  }

  boolean areGood() {
    return fields.areGood();
  }

  /** Puts the block {@code search}. */
  void put(ObjectNode recipe) {
    ObjectNode search = recipe.putObject("search").put("format", "concordat-search/1");
    search
        .put("method", method.getValue())
        .put("trials", trials.getValue().intValue())
        .put("minutes", minutes.getValue());
    intervals.forEach(
        (setting, interval) -> {
          if (!interval.isEmpty()) {
            ObjectNode range = search.putObject(setting);
            Fields.put(range, "from", interval.from());
            Fields.put(range, "to", interval.to());
          }
        });
    if (!batchSizes.getValue().isBlank()) {
      ArrayNode sizes = search.putArray("batchSizes");
      sizes().forEach(sizes::add);
    }
  }

  private List<Integer> sizes() {
    return Stream.of(batchSizes.getValue().split(","))
        .map(String::strip)
        .map(Integer::valueOf)
        .toList();
  }
}
