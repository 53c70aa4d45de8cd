// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A delivery is being tried at this moment. */
public final class DeliveryRunningException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  DeliveryRunningException(UUID delivery, Throwable cause) {
    super(
        HttpStatus.CONFLICT,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT, "Delivery %s is being tried just now.".formatted(delivery)),
        cause);
  }
}
