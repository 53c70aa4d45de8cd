// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.adoption.Adoptions;
import net.concordat.registry.command.CommandStatus;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.command.Commands;
import net.concordat.registry.ledger.AdoptionAct;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.monitoring.internal.AlarmTable.Due;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the node suspend what two windows agree on, until the ledger says so. All that it goes by is
 * in the tables, so it goes on after any stop.
 */
@Component
@BankOnly
public class Suspensions {
  private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final AlarmTable alarms;
  private final Adoptions adoptions;
  private final Commands commands;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Suspensions(
      AlarmTable alarms,
      Adoptions adoptions,
      Commands commands,
      TransactionTemplate transaction,
      Clock clock) {
    this.alarms = alarms;
    this.adoptions = adoptions;
    this.commands = commands;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Does what can be done now about each. */
  @Scheduled(fixedDelayString = "${concordat.monitoring.suspend-interval:1s}")
  public void goOn() {
    for (Due due : alarms.due()) {
      try {
        goOn(due);
      } catch (NodeUnavailableException e) {
        LOG.debug("Adoption {} is suspended when the node answers", due.adoptionId());
      } catch (RuntimeException e) {
        LOG.error("The suspension of adoption {} failed; it is tried again", due.adoptionId(), e);
      }
    }
  }

  private void goOn(Due due) {
    boolean stands =
        adoptions
            .adoption(due.adoptionId(), null)
            .filter(adoption -> adoption.fact().status().equals("APPROVED"))
            .isPresent();
    if (!stands) {
      transaction.executeWithoutResult(done -> alarms.suspended(due.alarm()));
      return;
    }
    @Nullable UUID command = due.command();
    Optional<CommandView> asked = command == null ? Optional.empty() : commands.find(command);
    if (asked.isEmpty()) {
      Commands.Given given =
          commands.suspend(
              "suspend-%s-%d".formatted(due.alarm(), due.attempts()),
              new AdoptionAct.Suspend(due.adoptionId()));
      note(due, due.attempts(), given.id());
    } else if (isToBeAskedAgain(asked.get())) {
      note(due, due.attempts() + 1, null);
    }
  }

  private boolean isToBeAskedAgain(CommandView asked) {
    return (asked.status() == CommandStatus.REFUSED || asked.status() == CommandStatus.FAILED)
        && !clock.instant().isBefore(asked.updatedAt().plus(PAUSE));
  }

  private void note(Due due, int attempts, @Nullable UUID command) {
    transaction.executeWithoutResult(done -> alarms.asked(due.alarm(), attempts, command));
  }
}
