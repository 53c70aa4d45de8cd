// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A private federation cannot be joined yet: nobody has said what that costs. */
public class SpendUnknownException extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  SpendUnknownException(String why) {
    super(
        HttpStatus.CONFLICT,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            "Joining spends this bank's privacy budget, and what it costs is not known: %s."
                .formatted(why)),
        null);
  }
}
