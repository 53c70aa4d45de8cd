// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.workflows.support.FlowRule;

/** What rules of flows and contracts say, in the registry's words. */
final class Refusals {
  private static final String AFTER_RULE = ": ";

  /** Those whose refusal says how things stand rather than what was asked. */
  private static final Set<String> MAY_PASS_LATER =
      Stream.of(
              FlowRule.CURRENT_STATES,
              FlowRule.OBSERVED,
              FlowRule.DELIVERY_NO_GRANT,
              FlowRule.DELIVERY_VERSION,
              FlowRule.DELIVERY_CANCELLED,
              FlowRule.PROPOSAL_STATUS,
              FlowRule.PEOPLE_DECIDED,
              FlowRule.ROUND_OPEN,
              FlowRule.SPEND_ONCE,
              FlowRule.HOLDOUT_ONCE)
          .map(FlowRule::ruleName)
          .collect(Collectors.toUnmodifiableSet());

  private Refusals() {}

  /** A refusal begins with its rule's name. */
  static LedgerRefusedException of(Throwable refusal) {
    String message = String.valueOf(refusal.getMessage());
    int end = message.indexOf(AFTER_RULE);
    if (end < 0) {
      return new LedgerRefusedException("unknown", message, false);
    }
    String rule = message.substring(0, end);
    return new LedgerRefusedException(
        rule, message.substring(end + AFTER_RULE.length()), MAY_PASS_LATER.contains(rule));
  }
}
