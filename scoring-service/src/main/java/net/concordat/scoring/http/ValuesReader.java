// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.scoring.decision.Values;
import org.jspecify.annotations.Nullable;

/** Reads a case's values, and keeps the bytes that say them. */
final class ValuesReader extends StdDeserializer<Values> implements ResolvableDeserializer {
  /** The attribute that has the body. */
  static final String BODY = "body";

  private static final long serialVersionUID = 1L;
  private static final JavaType BY_FIELD =
      TypeFactory.defaultInstance()
          .constructMapType(LinkedHashMap.class, String.class, Object.class);

  @SuppressWarnings("NullAway.Init")
  private transient JsonDeserializer<Object> byField;

  ValuesReader() {
    super(Values.class);
  }

  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    byField = context.findContextualValueDeserializer(BY_FIELD, null);
  }

  @Override
  public Values deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      return (Values) context.handleUnexpectedToken(Values.class, in);
    }
    int from = place(in, context) - 1;
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> read =
        (Map<String, @Nullable Object>) byField.deserialize(in, context);
    byte[] body = (byte[]) context.getAttribute(BODY);
    return new Values(Arrays.copyOfRange(body, from, place(in, context)), read);
  }

  /** How many bytes were read; a parser of another encoding counts characters alone. */
  private static int place(JsonParser in, DeserializationContext context) throws IOException {
    long bytes = in.currentLocation().getByteOffset();
    if (bytes < 0) {
      context.reportInputMismatch(Values.class, "JSON is in UTF-8");
    }
    return Math.toIntExact(bytes);
  }
}
