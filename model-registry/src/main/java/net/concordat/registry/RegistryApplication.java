// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The registry of one party: a bank's, or in observer mode the regulator's. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RegistryApplication {
  /** Starts the registry; see application.yaml for what it must be told. */
  public static void main(String[] args) {
    SpringApplication.run(RegistryApplication.class, args);
  }

  /**
   * For what the ledger does not know: jobs, webhooks. Whatever it knows has the ledger's times.
   */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
