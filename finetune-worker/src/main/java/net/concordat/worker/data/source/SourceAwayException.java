// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

/**
 * Where rows come from does not answer now; it may later. The message is a sentence for a person.
 */
public final class SourceAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceAwayException(String message) {
    super(message);
  }
}
