// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.boot.jackson.JsonComponent;

/** Reads times of requests' bodies that every database can keep, and that are written as such. */
@JsonComponent
class TimesOnly {
  private TimesOnly() {}

  private static <T> T read(
      JsonParser json,
      Function<String, T> reader,
      StdScalarDeserializer<T> as,
      DeserializationContext context)
      throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      try {
        return reader.apply(json.getText());
      } catch (DateTimeException e) {
        context.reportInputMismatch(as, "A time must be of the years 1 to 9999");
      }
    }
    return context.reportInputMismatch(as, "A time must be a text");
  }

  /** Instants such as 2026-03-02T12:00:00Z. */
  static class Instants extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    Instants() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return read(json, Given::instant, this, context);
    }
  }

  /** Days such as 2026-03-02. */
  static class Days extends StdScalarDeserializer<LocalDate> {
    private static final long serialVersionUID = 1;

    Days() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return read(json, Given::day, this, context);
    }
  }
}
