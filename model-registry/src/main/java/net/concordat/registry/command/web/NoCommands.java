// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** At an observer's registry there is nothing to command, also where there is something to read. */
@RestControllerAdvice
@ConditionalOnProperty(name = "concordat.observer", havingValue = "true")
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoCommands {
  @ExceptionHandler
  ProblemDetail nothingToCommand(HttpRequestMethodNotSupportedException failure) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND, "An observer's registry reads; it takes no commands.");
  }
}
