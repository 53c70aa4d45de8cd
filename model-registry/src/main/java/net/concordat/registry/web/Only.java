// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one thing that was asked for. */
public final class Only {
  private Only() {}

  /**
   * The one that was found.
   *
   * @param what what was asked for, in words
   * @throws NotFoundException if none was
   * @throws BadRequestException if there are several, of several members
   */
  public static <T> T of(List<T> found, String what) {
    if (found.isEmpty()) {
      throw new NotFoundException("There is no " + what + " in this registry.");
    }
    if (found.size() > 1) {
      throw new BadRequestException(
          "member must say whose %s is meant: %d members have one".formatted(what, found.size()),
          null);
    }
    return found.get(0);
  }

  /** What was asked for as of an instant, in words. */
  public static String asOf(String what, @Nullable Instant asOf) {
    return asOf == null ? what : what + " as of " + asOf;
  }
}
