// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Describes the problems that an operation may answer with. */
@Component
class ProblemDocumentation implements GlobalOpenApiCustomizer {
  private static final Map<String, String> OF_ALL =
      Map.of(
          "400", "The request cannot be understood",
          "401", "No token of this party's own realm",
          "403", "A token without the role",
          "406", "Asked for in a form that there is not");

  private static final Map<String, String> OF_COMMANDS =
      Map.of(
          "409", "It does not fit what is there",
          "413", "The body is too large",
          "415", "The body is of another type",
          "422", "It is understood, and refused");

  private static final Map<String, String> OF_THE_NODE =
      Map.of("502", "The node could not do it", "503", "The node is away");

  @Override
  public void customise(OpenAPI api) {
    ModelConverters.getInstance(true)
        .read(ProblemDetail.class)
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
    if (api.getPaths() != null) {
      api.getPaths().forEach(ProblemDocumentation::describe);
    }
  }

  private static void describe(String path, PathItem item) {
    item.readOperationsMap()
        .forEach(
            (method, operation) ->
                problems(path, method, operation.getResponses().keySet())
                    .forEach((code, says) -> describe(operation, code, says)));
  }

  private static Map<String, String> problems(
      String path, HttpMethod method, Set<String> documented) {
    Map<String, String> problems = new LinkedHashMap<>(OF_ALL);
    if (path.contains("{") || method != HttpMethod.GET || documented.contains("404")) {
      problems.put("404", "There is none, or was none then");
    }
    if (documented.contains("409")) {
      problems.put("409", OF_COMMANDS.get("409"));
    }
    if (method != HttpMethod.GET) {
      problems.putAll(OF_COMMANDS);
    }
    if (method != HttpMethod.GET || documented.contains("503")) {
      problems.putAll(OF_THE_NODE);
    }
    return problems;
  }

  private static void describe(Operation operation, String code, String says) {
    ApiResponse answer =
        operation
            .getResponses()
            .computeIfAbsent(code, absent -> new ApiResponse().description(says));
    answer.content(
        new Content()
            .addMediaType(
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                new io.swagger.v3.oas.models.media.MediaType()
                    .schema(new Schema<>().$ref("ProblemDetail"))));
  }
}
