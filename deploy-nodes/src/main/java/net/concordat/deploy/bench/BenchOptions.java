// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.concordat.deploy.DeployException;

/**
 * How a bench is to run; each takes what it has a use for.
 *
 * @param rounds how often it repeats, at least 1; empty for as often as it usually does
 * @param versions how many versions a vault is to grow to, at least 10; empty for the bench's own
 * @param records how many a log of decisions is to have before it is measured, at least 10,000;
 *     empty for the bench's own
 * @param seed of whatever it draws at random
 * @param only the names of what it may draw; none for all that it has
 * @param data where the data are that do not ship with the product; empty without them
 */
public record BenchOptions(
    Optional<Integer> rounds,
    Optional<Integer> versions,
    Optional<Long> records,
    long seed,
    List<String> only,
    Optional<Path> data) {
  /** Checks the range. */
  public BenchOptions {
    only = List.copyOf(only);
    if (rounds.isPresent() && rounds.get() < 1) {
      throw new DeployException("A bench runs at least 1 round; given " + rounds.get() + ".");
    }
    if (versions.isPresent() && versions.get() < 10) {
      throw new DeployException(
          "A vault grows by at least 10 versions; given " + versions.get() + ".");
    }
    if (records.isPresent() && records.get() < 10_000) {
      throw new DeployException(
          "A log of decisions has at least 10,000 records; given " + records.get() + ".");
    }
  }
}
