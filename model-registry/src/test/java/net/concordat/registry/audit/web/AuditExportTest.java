// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a spreadsheet gets. */
class AuditExportTest {
  @Test
  void letsNoCellBeAFormulaNorBreakItsRow() {
    assertThat(AuditExport.cell("O=BankA, L=London, C=GB"))
        .isEqualTo("\"O=BankA, L=London, C=GB\"");
    assertThat(AuditExport.cell("=HYPERLINK(\"http://x\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\")\"");
    assertThat(AuditExport.cell("+1")).isEqualTo("\"'+1\"");
    assertThat(AuditExport.cell("@SUM(A1)")).isEqualTo("\"'@SUM(A1)\"");
    assertThat(AuditExport.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
    assertThat(AuditExport.cell("")).isEqualTo("\"\"");
  }
}
