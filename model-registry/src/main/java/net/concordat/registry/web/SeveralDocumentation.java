// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.Parameter.StyleEnum;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes that several values stand in one parameter, since none may be given twice. */
@Component
class SeveralDocumentation implements GlobalOpenApiCustomizer {
  @Override
  public void customise(OpenAPI api) {
    if (api.getPaths() != null) {
      api.getPaths().entrySet().stream()
          .filter(path -> path.getKey().startsWith("/api/v1/"))
          .forEach(path -> describe(path.getValue()));
    }
  }

  private static void describe(PathItem item) {
    item.readOperations().stream()
        .filter(operation -> operation.getParameters() != null)
        .flatMap(operation -> operation.getParameters().stream())
        .filter(parameter -> "query".equals(parameter.getIn()) && isSeveral(parameter))
        .forEach(parameter -> parameter.style(StyleEnum.FORM).explode(false));
  }

  private static boolean isSeveral(Parameter parameter) {
    return parameter.getSchema() != null
        && (parameter.getSchema().getItems() != null
            || "array".equals(parameter.getSchema().getType()));
  }
}
