// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

/** Undoes a start that was cut short, be it by an exception or by Ctrl-C. */
public final class StopOnExit implements AutoCloseable {
  private final Runnable undo;
  private final Thread hook;
  private boolean armed = true;

  /**
   * @param undo what the start had done
   */
  public StopOnExit(Runnable undo) {
    this.undo = undo;
    this.hook = new Thread(undo, "stop-on-exit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** All went well. */
  public void disarm() {
    armed = false;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is on its way out and runs the hook itself.
      return;
    }
    if (armed) {
      undo.run();
    }
  }
}
