// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fields that a record has to have, from the resource {@code required-fields.csv}. */
public final class RequiredFields {
  private static final String OF_RETIRED = "RETIRED";
  private static final List<Asked> ALL = read();

  private RequiredFields() {}

  /**
   * Those asked for of a version.
   *
   * @param tier of its model
   * @param retired whether it is no longer used
   */
  public static List<RequiredField> of(Tier tier, boolean retired) {
    return ALL.stream()
        .filter(
            asked ->
                asked.from().equals(OF_RETIRED)
                    ? retired
                    : Tier.valueOf(asked.from()).compareTo(tier) <= 0)
        .map(Asked::field)
        .toList();
  }

  /**
   * Whether a version is no longer used: withdrawn by its owner, or its adoption retired.
   *
   * @param ledger what the ledger says of it: its {@code version}, and {@code adoptions}
   */
  public static boolean isRetired(JsonNode ledger) {
    boolean retired = ledger.path("version").path("status").asText().equals("WITHDRAWN");
    for (JsonNode adoption : ledger.path("adoptions")) {
      retired |= adoption.path("status").asText().equals("RETIRED");
    }
    return retired;
  }

  private static List<Asked> read() {
    try (InputStream fields = RequiredFields.class.getResourceAsStream("required-fields.csv")) {
      if (fields == null) {
        throw new IllegalStateException("There is no required-fields.csv");
      }
      return new String(fields.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Asked::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Asked(String from, RequiredField field) {
    static Asked parse(String line) {
      String[] cells = line.split(";", -1);
      return new Asked(cells[1], new RequiredField(cells[0], cells[2], cells[3], cells[4]));
    }
  }
}
