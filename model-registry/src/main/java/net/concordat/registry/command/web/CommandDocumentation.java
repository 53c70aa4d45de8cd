// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.security.BankOnly;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes how commands are answered, all alike. */
@Component
@BankOnly
class CommandDocumentation implements GlobalOperationCustomizer {
  private static final ResolvableType COMMAND =
      ResolvableType.forClassWithGenerics(ResponseEntity.class, CommandView.class);

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    ApiResponses answers = operation.getResponses();
    ApiResponse done = answers.get("200");
    if (done != null
        && COMMAND.isAssignableFrom(ResolvableType.forMethodReturnType(method.getMethod()))) {
      done.description("It was done before, under the same key");
      answers.addApiResponse("201", like(done, "It is done"));
      answers.addApiResponse("202", like(done, "It runs; Location says where to look"));
    }
    return operation;
  }

  private static ApiResponse like(ApiResponse answer, String says) {
    return new ApiResponse().description(says).content(answer.getContent());
  }
}
