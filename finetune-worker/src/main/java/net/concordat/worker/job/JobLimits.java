// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What one job may use.
 *
 * @param threads processors, at least 1
 * @param memoryMegabytes of the heap and of native memory together, at least 256
 * @param minutes of one attempt, at least 1
 */
public record JobLimits(int threads, int memoryMegabytes, int minutes) {
  /** Refuses values outside their ranges. */
  public JobLimits {
    Checks.range("limits.threads", threads, 1, 1_024);
    Checks.range("limits.memoryMegabytes", memoryMegabytes, 256, 1_048_576);
    Checks.range("limits.minutes", minutes, 1, 60 * 24 * 30);
  }

  /**
   * What a job gets.
   *
   * @param asked what its recipe asks for; all that this worker gives if it says nothing
   * @throws InvalidInputException if it asks for more than this
   */
  JobLimits granted(@Nullable JobLimits asked) {
    if (asked == null) {
      return this;
    }
    requireAtMost("threads", asked.threads, threads);
    requireAtMost("memoryMegabytes", asked.memoryMegabytes, memoryMegabytes);
    requireAtMost("minutes", asked.minutes, minutes);
    return asked;
  }

  private static void requireAtMost(String name, int asked, int most) {
    if (asked > most) {
      throw new InvalidInputException(
          "'limits.%s' must be at most %d at this worker, but is %d".formatted(name, most, asked));
    }
  }
}
