// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.IOException;
import java.util.List;

/** One subject of the bench. */
public interface Measurement {
  /** By which name it is chosen. */
  String name();

  /** Measures; takes seconds to a minute. */
  List<Figure> run(Scene scene) throws IOException;

  /** Whether it is left out unless it is asked for. */
  default boolean onRequest() {
    return false;
  }
}
