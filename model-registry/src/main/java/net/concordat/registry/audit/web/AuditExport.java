// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.ledger.StateId;
import org.springframework.http.MediaType;

/** How transactions are written to a file. */
enum AuditExport {
  /** One JSON object in each line. */
  JSON("application/x-ndjson") {
    @Override
    void begin(Writer to) {
      // It has no heading.
    }

    @Override
    void write(LedgerTransaction transaction, ObjectMapper json, Writer to) throws IOException {
      to.write(json.writeValueAsString(transaction));
      to.write('\n');
    }
  },

  /** A table as RFC 4180 has it. */
  CSV("text/csv") {
    @Override
    void begin(Writer to) throws IOException {
      to.write("at,txId,command,signers,consumed,referenced,produced,decided\r\n");
    }

    @Override
    void write(LedgerTransaction transaction, ObjectMapper json, Writer to) throws IOException {
      List<String> decided =
          transaction.decided().stream()
              .map(
                  shown ->
                      "%s as %s: %s"
                          .formatted(
                              shown.decision().personId(),
                              shown.decision().role(),
                              shown.decision().verdict()))
              .toList();
      List<String> cells =
          List.of(
              transaction.at().toString(),
              transaction.txId(),
              transaction.command(),
              String.join("; ", transaction.signers()),
              ids(transaction.consumed()),
              ids(transaction.referenced()),
              String.join("; ", transaction.produced()),
              String.join("; ", decided));
      to.write(cells.stream().map(AuditExport::cell).collect(Collectors.joining(",")));
      to.write("\r\n");
    }
  };

  private final String type;

  AuditExport(String type) {
    this.type = type;
  }

  MediaType type() {
    return MediaType.parseMediaType(type);
  }

  String fileName() {
    return "audit." + (this == JSON ? "ndjson" : name().toLowerCase(Locale.ROOT));
  }

  abstract void begin(Writer to) throws IOException;

  abstract void write(LedgerTransaction transaction, ObjectMapper json, Writer to)
      throws IOException;

  private static String ids(List<StateId> states) {
    return states.stream().map(StateId::toString).collect(Collectors.joining("; "));
  }

  /** Names are other members': what a spreadsheet would take for a formula is marked as text. */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
