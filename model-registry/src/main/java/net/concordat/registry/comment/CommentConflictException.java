// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.comment;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Something else was said under the same id. */
public final class CommentConflictException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  CommentConflictException(UUID id) {
    super(
        HttpStatus.CONFLICT,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT, "Another comment has the id %s.".formatted(id)),
        null);
  }
}
