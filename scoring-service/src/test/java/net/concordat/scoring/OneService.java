// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.nio.file.Path;
import net.concordat.scoring.bench.StandInBank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of which all of a class ask one service. */
abstract class OneService {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  static StandInBank bank;

  @SuppressWarnings("NullAway.Init")
  static Running service;

  @BeforeAll
  static void start() throws Exception {
    service = Running.in(folder);
    bank = service.bank;
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }
}
