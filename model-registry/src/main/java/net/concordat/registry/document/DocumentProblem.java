// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A document that cannot be written so: says what is allowed and what was given. */
public final class DocumentProblem extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  private DocumentProblem(HttpStatus status, String detail, @Nullable Throwable cause) {
    super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
  }

  /** Whoever writes must say which revision was edited. */
  public static DocumentProblem unsaidBase() {
    return new DocumentProblem(
        HttpStatus.PRECONDITION_REQUIRED,
        "An edit needs If-Match with the ETag of the revision that was edited,"
            + " and a first revision If-None-Match: *.",
        null);
  }

  /** Somebody else wrote in between. */
  public static DocumentProblem stale(DocumentId id, int edited, int current) {
    return new DocumentProblem(
        HttpStatus.CONFLICT,
        "The %s stands at revision %d; what was edited is revision %d (0 is none). Nothing was kept."
            .formatted(id, current, edited),
        null);
  }

  /** It is for somebody else to write. */
  public static DocumentProblem sameHands(DocumentId id, DocumentKind other) {
    return new DocumentProblem(
        HttpStatus.FORBIDDEN,
        "Whoever wrote the %s of a version does not write its %s: another person must."
            .formatted(other.path(), id.kind().path()),
        null);
  }

  /** It is longer than a document may be. */
  public static DocumentProblem tooLong(int most) {
    return new DocumentProblem(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "A document has at most %d bytes; given more.".formatted(most),
        null);
  }

  /** It is no JSON object. */
  public static DocumentProblem malformed(String why, @Nullable Throwable cause) {
    return new DocumentProblem(
        HttpStatus.BAD_REQUEST, "A document must be a JSON object in UTF-8: " + why, cause);
  }

  /** It says something that such a document cannot say, or leaves out what it must. */
  public static DocumentProblem unusable(String detail, @Nullable Throwable cause) {
    return new DocumentProblem(HttpStatus.UNPROCESSABLE_ENTITY, detail, cause);
  }
}
