// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.MistrustedNodeException;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.UnknownMemberException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what went wrong as RFC 9457 problems: what is allowed, what was given, nothing inner. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int RETRY_AFTER_SECONDS = 10;

  /** The ledger's rule that what is named is there. */
  private static final String NOT_THERE = "found";

  /** What a parameter of a type looks like. */
  private static final Map<Class<?>, String> FORMS =
      Map.of(
          Instant.class, "an instant of the years 1 to 9999 such as 2026-03-02T12:00:00Z",
          UUID.class, "a UUID",
          int.class, "a whole number");

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        failure.getParameterValidationResults().stream()
            .map(Problems::inWords)
            .collect(Collectors.joining("; "));
    return handleExceptionInternal(
        failure, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
  }

  private static String inWords(ParameterValidationResult result) {
    if (result instanceof ParameterErrors body) {
      return inWords(body.getFieldErrors());
    }
    return result.getMethodParameter().getParameterName()
        + " "
        + result.getResolvableErrors().stream()
            .map(error -> String.valueOf(error.getDefaultMessage()))
            .collect(Collectors.joining(" and "))
        + "; given "
        + Given.shown(result.getArgument());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail = inWords(failure.getFieldErrors());
    return handleExceptionInternal(
        failure, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
  }

  private static String inWords(List<FieldError> errors) {
    return errors.stream()
        .map(
            error ->
                "%s %s; given %s"
                    .formatted(
                        error.getField(),
                        error.getDefaultMessage(),
                        Given.shown(error.getRejectedValue())))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String name =
        failure instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : failure.getPropertyName();
    Class<?> type = failure.getRequiredType();
    String form = type == null ? "of another form" : form(type);
    String detail =
        "%s must be %s; given %s".formatted(name, form, Given.shown(failure.getValue()));
    return handleExceptionInternal(
        failure, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(
        failure,
        ProblemDetail.forStatusAndDetail(status, unreadable(failure)),
        headers,
        status,
        request);
  }

  private static String unreadable(HttpMessageNotReadableException failure) {
    if (!(failure.getCause() instanceof JsonMappingException wrong)) {
      return "The body must be JSON as the description of the API says.";
    }
    String field =
        wrong.getPath().stream()
            .map(
                place ->
                    place.getFieldName() == null
                        ? "[" + place.getIndex() + "]"
                        : place.getFieldName())
            .collect(Collectors.joining("."));
    return wrong instanceof UnrecognizedPropertyException
        ? "There is no field %s here.".formatted(Given.shown(field))
        : "%s is missing, or of another form than the description of the API says."
            .formatted(field.isEmpty() ? "The body" : Given.shown(field));
  }

  /** A member that nobody knows was named. */
  @ExceptionHandler
  ProblemDetail unknownMember(UnknownMemberException failure) {
    return correlated(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(failure.getMessage())));
  }

  private static String form(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "one of ", ""))
        : FORMS.getOrDefault(type, type.getSimpleName());
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      correlated(problem);
    }
    return new ResponseEntity<>(body, headers, status);
  }

  private static ProblemDetail correlated(ProblemDetail problem) {
    problem.setProperty(Correlation.NAME, Correlation.id());
    return problem;
  }

  /** What was asked for needs the node, which is away. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> nodeIsAway(NodeUnavailableException failure) {
    LOG.warn("{}", failure.getMessage());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS))
        .body(
            correlated(
                ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The node does not answer. Nothing was done; the request can be made again.")));
  }

  /** Something else than the form that it is announced as. */
  @ExceptionHandler
  ProblemDetail noForm(MultipartException failure) {
    return correlated(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "The body is not the form that its Content-Type announces."));
  }

  /** A rule of the ledger refuses. */
  @ExceptionHandler
  ProblemDetail refused(LedgerRefusedException refusal) {
    HttpStatus status =
        refusal.rule().equals(NOT_THERE)
            ? HttpStatus.NOT_FOUND
            : refusal.mayPassLater() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, String.valueOf(refusal.getMessage()));
    problem.setProperty("rule", refusal.rule());
    return correlated(problem);
  }

  /** What the node said is not passed on. */
  @ExceptionHandler
  ProblemDetail mistrusted(MistrustedNodeException failure) {
    LOG.error("{}", failure.getMessage());
    return correlated(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_GATEWAY, String.valueOf(failure.getMessage())));
  }

  /** Security answers these itself. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void notAllowed(RuntimeException refusal) {
    throw refusal;
  }

  /** A fault of ours: whoever asked learns its number, the log all of it. */
  @ExceptionHandler
  ProblemDetail fault(RuntimeException failure) {
    LOG.error("A fault", failure);
    return correlated(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The registry could not answer. Its log says why under the id %s."
                .formatted(Correlation.id())));
  }
}
