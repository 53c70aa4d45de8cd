// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.checkpoint;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a run puts its checkpoints, and finds that of the process before it. */
public interface Checkpoints extends AutoCloseable {
  /** Keeps none. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<Checkpoint> last() {
          return Optional.empty();
        }

        @Override
        public void step(Supplier<Checkpoint> state) {}

        @Override
        public void epoch(Supplier<Checkpoint> state) {}

        @Override
        public void keep(Checkpoint state) {}

        @Override
        public byte[] secret(Supplier<byte[]> fresh) {
          return fresh.get();
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
      };

  /** From where the run goes on; empty at its beginning. */
  Optional<Checkpoint> last();

  /**
   * A step is done; keeps where the run stands if that has not been done for some seconds.
   *
   * @param state asked for only if it is kept
   */
  void step(Supplier<Checkpoint> state);

  /**
   * A pass over the rows is done; keeps where the run stands unless that was done just before.
   *
   * @param state asked for only if it is kept
   */
  void epoch(Supplier<Checkpoint> state);

  /** Keeps where the run stands, at once. */
  void keep(Checkpoint state);

  /**
   * The run's secret: that of the process before, or else a fresh one. It is destroyed at the run's
   * end.
   */
  byte[] secret(Supplier<byte[]> fresh);

  /**
   * What the run made is on the disk: its secret is destroyed, and its checkpoint not needed again.
   */
  void finish() throws IOException;

  /** Leaves the run to other processes. */
  @Override
  void close() throws IOException;
}
