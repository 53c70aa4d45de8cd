// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Changes what a program that does not run keeps, behind its back. */
public final class H2Shell {
  private H2Shell() {}

  /**
   * Changes one row.
   *
   * @param h2 the jar of the database that the program brings along
   * @param database its file, without the end of the name
   * @param user whom the program signs in as, without a password
   * @param sql what to do
   */
  public static void changeRow(Path h2, Path database, String user, String sql) throws Exception {
    Process shell =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                h2.toString(),
                "org.h2.tools.Shell",
                "-url",
                "jdbc:h2:file:" + database,
                "-user",
                user,
                "-sql",
                sql)
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("Update count: 1");
  }
}
