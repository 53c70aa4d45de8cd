// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on the database of a registry that was told of no other. */
class JobLeasesOnH2Test extends JobLeasesTest {
  @DynamicPropertySource
  static void inMemory(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> "jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1");
  }
}
