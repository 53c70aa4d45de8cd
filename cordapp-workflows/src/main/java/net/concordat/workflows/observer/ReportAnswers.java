// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A recipient's answers to a whole report. */
@CordaSerializable
public final class ReportAnswers {
  private final List<ReportAnswer> answers;

  /**
   * @param answers one for each transaction of the report
   */
  @ConstructorForDeserialization
  public ReportAnswers(List<ReportAnswer> answers) {
    this.answers = Collections.unmodifiableList(new ArrayList<>(answers));
  }

  public List<ReportAnswer> getAnswers() {
    return answers;
  }
}
