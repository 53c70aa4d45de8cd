// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps JSON as text. */
@Converter
public class JsonText implements AttributeConverter<@Nullable JsonNode, @Nullable String> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable JsonNode json) {
    return json == null ? null : json.toString();
  }

  @Override
  public @Nullable JsonNode convertToEntityAttribute(@Nullable String text) {
    try {
      return text == null ? null : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kept JSON text cannot be read", e);
    }
  }
}
