// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import net.concordat.deploy.DeployException;

/** Waits for what another process does in its own time. */
public final class Patience {
  private static final long LOOK_EVERY_MILLIS = 100;

  private Patience() {}

  /**
   * Waits until a condition holds.
   *
   * @param atMost how long
   * @param what is waited for, for the message of the failure
   */
  public static void await(Duration atMost, String what, Callable<Boolean> condition)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new DeployException("Waited " + atMost.toSeconds() + " s in vain for " + what);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
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
