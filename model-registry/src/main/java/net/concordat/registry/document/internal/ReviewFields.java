// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.concordat.registry.document.ReviewField;
import net.concordat.registry.document.Tier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The fields that a record has to have, from the resource {@code review-fields.csv}. */
@Component
public class ReviewFields {
  private final List<Asked> fields;

  ReviewFields() {
    try {
      fields =
          new ClassPathResource("review-fields.csv")
              .getContentAsString(StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Asked::parse)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those asked for of a model of a tier. */
  public List<ReviewField> of(Tier tier) {
    return fields.stream()
        .filter(asked -> asked.from().compareTo(tier) <= 0)
        .map(Asked::field)
        .toList();
  }

  /** Whether something is said there: not null, no blank text, no empty object. */
  public static boolean isSaid(JsonNode document, ReviewField field) {
    JsonNode value = document.at(JsonPointer.compile(field.path()));
    if (value.isTextual()) {
      return !value.textValue().isBlank();
    }
    return !value.isMissingNode() && !value.isNull() && !(value.isObject() && value.isEmpty());
  }

  private record Asked(Tier from, ReviewField field) {
    static Asked parse(String line) {
      String[] cells = line.split(";", -1);
      return new Asked(
          Tier.valueOf(cells[1]), new ReviewField(cells[0], cells[2], cells[3], cells[4]));
    }
  }
}
