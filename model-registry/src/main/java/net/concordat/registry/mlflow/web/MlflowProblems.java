// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import net.concordat.registry.web.BadRequestException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Answers what went wrong in MLflow's shape. */
@RestControllerAdvice(assignableTypes = MlflowController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class MlflowProblems {
  /**
   * What went wrong.
   *
   * @param errorCode its name in MLflow
   * @param message what is allowed, and what was given
   */
  record MlflowError(@JsonProperty("error_code") String errorCode, String message) {}

  @ExceptionHandler
  ResponseEntity<MlflowError> refused(MlflowException refusal) {
    return ResponseEntity.status(refusal.status())
        // Whatever form was asked for: there is no other.
        .contentType(MediaType.APPLICATION_JSON)
        .body(new MlflowError(refusal.code(), String.valueOf(refusal.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<MlflowError> missing(MissingServletRequestParameterException failure) {
    return refused(
        MlflowException.invalid(
            "Missing value for required parameter '%s'.".formatted(failure.getParameterName())));
  }

  @ExceptionHandler
  ResponseEntity<MlflowError> malformed(TypeMismatchException failure) {
    return refused(
        MlflowException.invalid(
            "Parameter '%s' must be a whole number.".formatted(failure.getPropertyName())));
  }

  @ExceptionHandler
  ResponseEntity<MlflowError> outOfRange(HandlerMethodValidationException failure) {
    String parameter =
        String.valueOf(
            failure.getParameterValidationResults().get(0).getMethodParameter().getParameterName());
    return refused(
        MlflowException.invalid("Parameter '%s' is out of its range.".formatted(parameter)));
  }

  @ExceptionHandler
  ResponseEntity<MlflowError> badToken(BadRequestException failure) {
    return refused(MlflowException.invalid(String.valueOf(failure.getBody().getDetail())));
  }
}
