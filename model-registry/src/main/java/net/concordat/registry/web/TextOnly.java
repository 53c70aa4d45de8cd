// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Reads texts of requests' bodies that a database can keep, and no others. */
@JsonComponent
class TextOnly extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1;

  TextOnly() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(json, context);
    if (text != null && !Given.isText(text)) {
      context.reportInputMismatch(String.class, "A text must be UTF-8 without U+0000");
    }
    return text;
  }
}
