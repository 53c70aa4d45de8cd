// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import net.concordat.deploy.DeployException;

/** Waits for what another process does in its own time. */
public final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Patience() {}

  /**
   * Waits until a condition holds.
   *
   * @param atMost how long
   * @param what is waited for, for the message of the failure
   */
  public static void await(Duration atMost, String what, Callable<Boolean> condition)
      throws InterruptedException {
    await(atMost, BETWEEN_LOOKS, what, condition);
  }

  /**
   * Waits until a condition holds, and looks as often as the caller needs.
   *
   * @param atMost how long
   * @param betweenLooks how long after a look comes the next
   * @param what is waited for, for the message of the failure
   */
  public static void await(
      Duration atMost, Duration betweenLooks, String what, Callable<Boolean> condition)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new DeployException("Waited " + atMost.toSeconds() + " s in vain for " + what);
      }
      TimeUnit.NANOSECONDS.sleep(betweenLooks.toNanos());
    }
  }

  private static boolean holds(Callable<Boolean> condition) throws InterruptedException {
    try {
      return condition.call();
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new DeployException("Looking failed: " + failure.getMessage(), failure);
    }
  }
}
