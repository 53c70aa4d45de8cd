// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import java.nio.file.Path;
import java.util.stream.Stream;
import net.concordat.registry.RegistryApplication;
import net.concordat.registry.ledger.internal.LedgerReading;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A registry of a bank whose node there is not, with a large ledger in a file of H2, for whoever
 * asks. It says that it is ready once it has read all of that. Started with its port, the number of
 * versions, the issuer of tokens that count, a folder, and whether it is the regulator's.
 */
public final class ServedRegistry {
  private ServedRegistry() {}

  /** Serves until it is ended. */
  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    int versions = Integer.parseInt(args[1]);
    Path folder = Path.of(args[3]);
    new SpringApplicationBuilder(RegistryApplication.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "filling",
                        ApplicationRunner.class,
                        () ->
                            said -> {
                              LedgerReading.fillWhole(context, versions);
                              context.getBean(JdbcTemplate.class).execute("analyze");
                            }))
        .run(
            Stream.concat(
                    FilledRegistry.settings(
                        port,
                        "jdbc:h2:file:" + folder.resolve("registry") + ";DB_CLOSE_ON_EXIT=FALSE",
                        folder.resolve("artifacts"),
                        args[2])
                        .stream(),
                    Stream.of("--concordat.observer=" + args[4]))
                .toArray(String[]::new));
  }
}
