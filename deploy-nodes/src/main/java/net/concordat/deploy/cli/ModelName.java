// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.deploy.DeployException;

/**
 * How people name a version: {@code NAME} for a model's newest, {@code NAME:3} for its third,
 * {@code NAME@champion} for the one whose scores count.
 *
 * @param model the model's name
 * @param version the number; 0 for the newest
 * @param champion whether the champion is meant
 */
record ModelName(String model, int version, boolean champion) {
  private static final Pattern FORM =
      Pattern.compile("([^:@]+)(?::([1-9][0-9]{0,2})|@(champion))?");

  /**
   * Reads a name.
   *
   * @throws DeployException if it has another form
   */
  static ModelName parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new DeployException(
          "A version is named NAME, NAME:3 or NAME@champion; given %s.".formatted(text));
    }
    String version = matcher.group(2);
    return new ModelName(
        matcher.group(1),
        version == null ? 0 : Integer.parseInt(version),
        matcher.group(3) != null);
  }
}
