// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a PostgreSQL database. A spec is kept and passed on, so it never holds the password, only
 * where that is.
 *
 * @param url {@code jdbc:postgresql://host[:port]/database}, with no other parameters than those in
 *     the message that refuses them: others can load classes or name a password
 * @param query one SELECT; give it an ORDER BY, since a commitment fixes the order of the rows
 * @param passwordEnvironment name of the environment variable that has the password
 * @param passwordFile file whose first line is the password
 */
public record JdbcSpec(
    String url,
    String user,
    String query,
    @Nullable String passwordEnvironment,
    @Nullable String passwordFile) {
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://[A-Za-z0-9.\\-\\[\\]:]{1,255}/[A-Za-z0-9_\\-]{1,63}(\\?[^?#]*)?");
  private static final Set<String> PARAMETERS =
      Set.of("sslmode", "sslrootcert", "currentSchema", "ApplicationName");
  private static final int LONGEST_QUERY = 10_000;

  /** Refuses another database, parameters that could do harm, and a password in the open. */
  public JdbcSpec {
    Checks.text("data.jdbc.url", url, 1000);
    Checks.text("data.jdbc.user", user, 100);
    Checks.text("data.jdbc.query", query, LONGEST_QUERY);
    if (!URL.matcher(url).matches() || !parametersAllowed(url)) {
      throw new InvalidInputException(
          "'data.jdbc.url' must be jdbc:postgresql://host:port/database with no parameters but "
              + PARAMETERS.stream().sorted().toList()
              + ", but is another");
    }
    if ((passwordEnvironment == null) == (passwordFile == null)) {
      throw new InvalidInputException(
          "'data.jdbc' must say where the password is, either as 'passwordEnvironment' or as 'passwordFile', but says %s"
              .formatted(passwordFile == null ? "neither" : "both"));
    }
  }

  /**
   * The rows.
   *
   * @param folder that the password file's name is relative to
   * @throws InvalidInputException if the password is not where the spec says
   */
  RowSource source(Path folder) {
    return new JdbcSource(this, password(folder));
  }

  private String password(Path folder) {
    if (passwordFile != null) {
      String text =
          new String(InputFiles.bytes(folder.resolve(passwordFile)), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    }
    String password = System.getenv(passwordEnvironment);
    if (password == null) {
      throw new InvalidInputException(
          "The environment variable '%s' must hold the database's password, but is not set"
              .formatted(passwordEnvironment));
    }
    return password;
  }

  private static boolean parametersAllowed(String url) {
    int begin = url.indexOf('?');
    if (begin < 0) {
      return true;
    }
    for (String parameter : url.substring(begin + 1).split("&", -1)) {
      int end = parameter.indexOf('=');
      if (end < 0 || !PARAMETERS.contains(parameter.substring(0, end))) {
        return false;
      }
    }
    return true;
  }
}
