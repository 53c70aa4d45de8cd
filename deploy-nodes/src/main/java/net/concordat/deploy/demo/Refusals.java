// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rule in a refusal, whatever Corda wrapped around it. */
final class Refusals {
  private static final Pattern RULE = Pattern.compile("\\b([a-z]+(?:-[a-z]+)+): (.*)");

  private Refusals() {}

  static DemoReport.Refusal parse(String attempt, String message) {
    Matcher matcher = RULE.matcher(message.lines().findFirst().orElse(""));
    if (!matcher.find()) {
      throw new DemoFailure(
          "A refusal names its rule, but this one does not: " + attempt + ": " + message);
    }
    return new DemoReport.Refusal(
        attempt, matcher.group(1), matcher.group(1) + ": " + matcher.group(2));
  }
}
