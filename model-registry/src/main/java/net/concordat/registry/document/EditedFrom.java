// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.registry.web.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What an edit says of the revision that it was made from.
 *
 * @param ifMatch that one's ETag; null if it was not sent
 * @param ifNoneMatch {@code *} for a first revision; null if it was not sent
 */
public record EditedFrom(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
  private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

  /** The ETag of a revision. */
  public static String etag(int revision) {
    return "\"" + revision + "\"";
  }

  /**
   * The number of that revision; 0 if there was none.
   *
   * @throws DocumentProblem if nothing was said
   * @throws BadRequestException if what was said cannot be understood
   */
  int revision() {
    if (ifMatch == null) {
      if (!"*".equals(ifNoneMatch)) {
        throw DocumentProblem.unsaidBase();
      }
      return 0;
    }
    Matcher etag = ETAG.matcher(ifMatch);
    if (!etag.matches()) {
      throw new BadRequestException(
          "If-Match must be the ETag of one revision, such as \"3\"; given "
              + (ifMatch.length() > 100 ? ifMatch.substring(0, 100) + "..." : ifMatch),
          null);
    }
    return Integer.parseInt(etag.group(1));
  }
}
