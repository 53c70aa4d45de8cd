// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.List;

/**
 * One bank's rows, as text, ready to be written.
 *
 * @param name of the bank
 * @param fileName beginning of its file names
 * @param role what it does in the story
 * @param header columns, the label among them
 * @param train rows it may train on; empty for a reviewer
 * @param test rows nobody trains on
 */
record BankRows(
    String name,
    String fileName,
    Role role,
    List<String> header,
    List<List<String>> train,
    List<List<String>> test) {

  /** What a bank does in the story. */
  enum Role {
    /** Has the long history and pretrains. */
    SOURCE,
    /** Has little history and fine-tunes. */
    TARGET,
    /** Reviews on rows of its own. */
    REVIEWER
  }
}
