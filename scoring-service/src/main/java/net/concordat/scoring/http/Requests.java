// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.decisions.record.Decision;
import net.concordat.scoring.decision.Case;
import net.concordat.scoring.decision.Values;
import org.jspecify.annotations.Nullable;

/** What is asked, and how it is read: nothing twice, nothing unknown. */
final class Requests {
  /** The most decisions of a request. */
  static final int MOST_DECISIONS = 500;

  /** NaN is read, so that it can be refused by its field's name. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(Values.class, new ValuesReader()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // An empty text is no label that is unknown, and a number none that is true.
          .withCoercionConfig(
              LogicalType.Boolean,
              config ->
                  config
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
          .build();

  private Requests() {}

  /**
   * What is to be decided.
   *
   * @param purpose for which the bank has a champion
   * @param decisions 1 to {@link #MOST_DECISIONS}, with different ids
   */
  record ToDecide(@Nullable String purpose, @Nullable List<@Nullable Case> decisions) {
    String usablePurpose() {
      return purpose == null || purpose.isBlank() ? missing("purpose") : purpose;
    }

    List<Case> cases() {
      List<Case> cases = new ArrayList<>();
      if (decisions != null) {
        for (@Nullable Case one : decisions) {
          // Left out, it would be neither decided nor refused, and faults would name other places.
          cases.add(one == null ? missing("decisions[%d]".formatted(cases.size())) : one);
        }
      }
      Set<UUID> ids = cases.stream().map(Case::id).collect(Collectors.toCollection(HashSet::new));
      if (cases.isEmpty() || cases.size() > MOST_DECISIONS || ids.size() < cases.size()) {
        throw new Problem(
            422,
            "A request must have 1 to %d decisions with different ids, but has %d with %d different ids."
                .formatted(MOST_DECISIONS, cases.size(), ids.size()));
      }
      return cases;
    }
  }

  /**
   * What a person decided instead.
   *
   * @param decision FLAGGED or PASSED
   * @param reason a code
   * @param person who, under a pseudonym; given by programs alone
   */
  record Override(@Nullable Decision decision, @Nullable String reason, @Nullable String person) {
    Decision usableDecision() {
      return decision == null ? missing("decision") : decision;
    }

    String usableReason() {
      return reason == null ? missing("reason") : reason;
    }
  }

  private static <T> T missing(String name) {
    throw new Problem(422, "The request must have '%s', but has none.".formatted(name));
  }

  /**
   * Reads a body.
   *
   * @throws Problem if it is no JSON, 400, or not as is asked for, 422
   */
  static <T> T read(byte[] body, Class<T> kind) {
    try {
      T read = JSON.readerFor(kind).withAttribute(ValuesReader.BODY, body).readValue(body);
      if (read == null) {
        throw new Problem(422, "The request must be a JSON object, but is null.");
      }
      return read;
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof JsonProcessingException broken
          && !(broken instanceof JsonMappingException)) {
        throw noJson(broken);
      }
      throw new Problem(
          422, "The request is not as it must be at '%s': see docs/scoring.md.".formatted(path(e)));
    } catch (JsonProcessingException e) {
      throw noJson(e);
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can be read", e);
    }
  }

  /** Writes an answer. */
  static byte[] written(Object answer) {
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Answers can be written as JSON", e);
    }
  }

  /** Nor what is too deep, or has too long a name or number, for a reader to be safe. */
  private static Problem noJson(JsonProcessingException e) {
    @Nullable JsonLocation at = e.getLocation();
    return new Problem(
        400,
        "The request must be JSON that can be read, which it is not"
            + (at == null
                ? "."
                : " at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr())));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : step.getFieldName().substring(0, Math.min(100, step.getFieldName().length())))
        .collect(Collectors.joining("."));
  }
}
