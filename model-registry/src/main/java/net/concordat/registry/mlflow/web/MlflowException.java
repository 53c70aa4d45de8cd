// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow.web;

import org.springframework.http.HttpStatus;

/** What MLflow's clients are told went wrong. */
final class MlflowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String code;

  private MlflowException(HttpStatus status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static MlflowException notFound(String message) {
    return new MlflowException(HttpStatus.NOT_FOUND, "RESOURCE_DOES_NOT_EXIST", message);
  }

  static MlflowException invalid(String message) {
    return new MlflowException(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER_VALUE", message);
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }
}
